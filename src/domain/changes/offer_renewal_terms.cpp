#include "domain/agreement/renewal.hpp"
#include "domain/changes/offer_terms.hpp"
#include "domain/offer/period.hpp"

#include "base/money.hpp"

#include <fmt/format.h>
#include <set>

namespace domain {

namespace {

namespace json = boost::json;

constexpr base::Decimal whole = base::Decimal::from_units(base::Decimal::scale) * 100; // per cent

void check_period(const std::optional<Span>& span, const base::Document& term, std::string_view member,
                  std::string_view code, Findings& findings) {
    const auto given = base::find_text(term, member);
    if (!given) return;
    const std::string where = "Terms[0]." + std::string(member);
    const auto days = parse_days(*given);
    if (!days)
        findings.add(code, "Write a number of days as P30D.", where);
    else if (span && span->begin + std::chrono::days(*days) >= span->end)
        findings.add(code, "It has to be shorter than the agreement lasts.", where);
}

// "Required when PriceIncrease is a PercentageRange, and supported only with that type", and a day longer than the
// LockoutPeriod.
void check_deadline(const base::Document& term, bool range, Findings& findings) {
    constexpr const char* where = "Terms[0].AdjustmentDeadline";
    const auto deadline = base::find_text(term, "AdjustmentDeadline");
    if (range && !deadline)
        findings.add("MISSING_ADJUSTMENT_DEADLINE", "Say until when you settle the increase, as in P60D.", where);
    if (!range && deadline)
        findings.add("INVALID_ADJUSTMENT_DEADLINE", "Only a PercentageRange is settled later.", where);
    const auto settled = parse_days(deadline.value_or("")), locked = parse_days(base::text_at(term, "LockoutPeriod"));
    if (settled && locked && *settled <= *locked)
        findings.add("INVALID_ADJUSTMENT_DEADLINE", "It has to be a day longer than the LockoutPeriod, or more.",
                     where);
}

void check_increase(const base::Document& increase, Findings& findings) {
    auto refuse = [&](std::string why) {
        findings.add("INVALID_PERCENTAGE_RANGE", std::move(why), "Terms[0].PriceIncrease");
    };
    auto read = [&](std::string_view path) { return base::parse_decimal(base::text_at(increase, path)); };
    if (base::text_at(increase, "Type") == "FixedPercentage") {
        const auto value = read("Value");
        if (!value || *value > whole) refuse("Give as Value how much it rises: 0.00 to 100.00 per cent.");
        return;
    }
    const auto least = read("Range.MinValue"), most = read("Range.MaxValue"), usual = read("Range.DefaultValue");
    if (!least || !most || !usual || *least > *usual || *usual > *most || *most > whole)
        refuse("Give a Range whose DefaultValue lies between MinValue and MaxValue, and these within 0 and 100.");
    else if (*least == *most)
        refuse("Use a FixedPercentage where there is nothing to choose from.");
}

// The installments of a renewed agreement: parts of the whole that add up to it, each at its own time.
void check_template(const json::array& schedule, Findings& findings) {
    constexpr const char* where = "Terms[0].TermTemplates[0].Schedule";
    base::Decimal sum;
    std::set<std::pair<std::string, std::int64_t>> times;
    std::set<char> units;
    for (const json::value& charge : schedule) {
        const std::string offset = base::text_at(charge, "ChargeDateOffset");
        const auto day = base::find_int(charge, "DayOfMonth");
        sum = sum + base::parse_decimal(base::text_at(charge, "ChargePercentage")).value_or(base::Decimal{});
        units.insert(offset.back());
        if (!times.emplace(offset, day.value_or(0)).second)
            findings.add("DUPLICATE_CHARGE_DATE_OFFSETS", fmt::format("{} has two charges. Add them up.", offset),
                         where);
        if (day && offset.back() != 'M')
            findings.add("INVALID_DAY_OF_MONTH", "A DayOfMonth goes with an offset in months.", where);
    }
    if (units.size() > 1)
        findings.add("INVALID_CHARGE_DATE_OFFSETS", "Give all offsets in months or all in days.", where);
    if (sum != whole)
        findings.add("INVALID_CHARGE_PERCENTAGES",
                     fmt::format("The parts add up to {}, not to 100.", base::render(sum)), where);
}

void check_templates(const Offer& offer, const std::optional<Span>& span, const base::Document& term,
                     Findings& findings) {
    const json::array& templates = base::array_at(term, "TermTemplates");
    const bool scheduled = offer.find_term("PaymentScheduleTerm");
    if (scheduled && templates.empty())
        findings.add("MISSING_PAYMENT_SCHEDULE_TERM_TEMPLATE",
                     "What is paid by a schedule needs one for its renewals: a PaymentScheduleTermTemplate.",
                     "Terms[0].TermTemplates");
    if (templates.empty()) return;
    if (!scheduled)
        findings.add("INCOMPATIBLE_TERMS", "A PaymentScheduleTermTemplate goes with a PaymentScheduleTerm.",
                     "Terms[0].TermTemplates");
    const json::array& schedule = base::array_at(templates.front(), "Schedule");
    check_template(schedule, findings);
    for (const json::value& charge : schedule)
        if (span && renewed_charge_date(span->begin, charge) > span->end)
            findings.add("INVALID_CHARGE_DATE_OFFSETS", "A charge falls after the end of the agreement.",
                         "Terms[0].TermTemplates[0].Schedule");
}

} // namespace

// UpdateRenewalTerms: whether an agreement renews itself, how often, and at which price.
Decided decide_offer_renewal_terms(const Market& market, const Change& change) {
    const Offer& offer = market.offers.at(change.entity_id);
    Findings findings;
    const base::Document* term = given_term(change);
    if (!term) return decide_term(offer, "RenewalTerm", nullptr, findings);
    if (members_of(*term).size() > 1) require_private(offer, "RenewalTerm with conditions of its own", findings);
    if (!findings.empty()) return findings.take();
    const auto span = agreement_span(offer, market.now);
    check_period(span, *term, "LockoutPeriod", "INVALID_LOCKOUT_PERIOD", findings);
    check_period(span, *term, "AdjustmentDeadline", "INVALID_ADJUSTMENT_DEADLINE", findings);
    const base::Document* increase = base::find(*term, "PriceIncrease");
    if (increase) {
        check_increase(*increase, findings);
        check_deadline(*term, base::text_at(*increase, "Type") == "PercentageRange", findings);
    } else if (offer.is_private()) {
        findings.add("MISSING_PRICE_INCREASE",
                     "Say by how much the price rises with each renewal: a FixedPercentage of 0.00 keeps it.",
                     "Terms[0].PriceIncrease");
    }
    check_templates(offer, span, *term, findings);
    return decide_term(offer, "RenewalTerm", term, findings);
}

} // namespace domain
