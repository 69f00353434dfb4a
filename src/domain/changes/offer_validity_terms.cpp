#include "domain/changes/offer_terms.hpp"
#include "domain/offer/period.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

constexpr int longest_months = 60;

void check_duration(const std::string& text, Findings& findings) {
    const auto period = parse_period(text);
    if (!period || period->months > longest_months || period->days > longest_months * 30)
        findings.add("INVALID_AGREEMENT_DURATION", "An agreement lasts at most five years; write P12M or P365D.",
                     "Terms[0].AgreementDuration");
}

// Replaces the text by the instant it stands for; absent, with a finding, where it stands for none to come.
std::optional<base::Instant> take_day(boost::json::object& term, std::string_view member, bool end, base::Instant now,
                                      std::string_view code, Findings& findings) {
    const auto* given = term.if_contains(member);
    if (!given) return std::nullopt;
    const std::string_view text = given->as_string();
    const auto day = end ? parse_day_end(text) : parse_day_begin(text);
    const auto last = parse_day_end(text);
    if (!day || *last < now) {
        findings.add(code, "Give a day that is not past, as YYYY-MM-DD.", "Terms[0]." + std::string(member));
        return std::nullopt;
    }
    term[member] = base::render_iso_millis(*day);
    return day;
}

} // namespace

// "Can be used on a private offer that is either released or not yet released": then it is the duration that changes,
// and the days stay.
void check_released(const Offer& offer, const base::Document& term, base::Instant now, Findings& findings) {
    if (offer.expired(now))
        findings.add("INCOMPATIBLE_TERMS", "The offer has expired. Give it another AvailabilityEndDate first.",
                     "Terms");
    const base::Document* before = offer.find_term("ValidityTerm");
    for (const auto& [member, code] : {std::pair("AgreementStartDate", "INCOMPATIBLE_AGREEMENT_START_DATE"),
                                       std::pair("AgreementEndDate", "INCOMPATIBLE_AGREEMENT_END_DATE")})
        if (base::find(term, member) || (before && base::find(*before, member)))
            findings.add(code, "The days of a released offer stay. Create another offer for others.",
                         fmt::format("Terms[0].{}", member));
}

// UpdateValidityTerms: how long the agreement that comes of a private offer lasts, or from when to when.
Decided decide_offer_validity_terms(const Market& market, const Change& change) {
    const Offer& offer = market.offers.at(change.entity_id);
    Findings findings;
    require_private(offer, "ValidityTerm", findings);
    const base::Document* given = given_term(change);
    if (!given) return decide_term(offer, "ValidityTerm", nullptr, findings);

    base::Document term = *given;
    const auto duration = base::find_text(term, "AgreementDuration");
    const bool starts = base::find(term, "AgreementStartDate"), ends = base::find(term, "AgreementEndDate");
    if (duration) check_duration(*duration, findings);
    if (duration ? ends : !ends)
        findings.add("INVALID_AGREEMENT_TIME_INTERVAL",
                     "Give the AgreementDuration or the AgreementEndDate, one of the two.", "Terms[0]");
    if (starts && duration)
        findings.add("INVALID_AGREEMENT_TIME_INTERVAL", "An AgreementStartDate goes with an AgreementEndDate.",
                     "Terms[0].AgreementStartDate");
    if (starts && offer.replaces_agreement)
        findings.add("INCOMPATIBLE_AGREEMENT_START_DATE", "A replacement begins when it is accepted.",
                     "Terms[0].AgreementStartDate");
    const auto start =
        take_day(term.as_object(), "AgreementStartDate", false, market.now, "INVALID_AGREEMENT_START_DATE", findings);
    const auto end =
        take_day(term.as_object(), "AgreementEndDate", true, market.now, "INVALID_AGREEMENT_END_DATE", findings);
    if (start && end && *end < *start)
        findings.add("INVALID_AGREEMENT_TIME_INTERVAL", "The agreement ends before it begins.", "Terms[0]");
    if (!offer.released) return decide_term(offer, "ValidityTerm", &term, findings);
    check_released(offer, term, market.now, findings);
    if (!findings.empty()) return findings.take();
    Offer changed = offer;
    changed.terms["ValidityTerm"] = std::move(term);
    return Decision{.offer = std::move(changed)};
}

} // namespace domain
