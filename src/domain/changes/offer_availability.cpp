#include "domain/changes/offer_terms.hpp"

namespace domain {

// UpdateAvailability: until when a private offer may be accepted. A released offer is ended with a date that is past.
Decided decide_offer_availability(const Market& market, const Change& change) {
    constexpr const char* where = "AvailabilityEndDate";
    Offer offer = market.offers.at(change.entity_id);
    const auto given = base::find_text(change.details, where);
    if (!given)
        return base::Refusal{"MISSING_AVAILABILITY_END_DATE", "Give the last day on which the offer may be accepted.",
                             where};
    Findings findings;
    auto refuse = [&](std::string why) { findings.add("INVALID_AVAILABILITY_END_DATE", std::move(why), where); };
    if (!offer.is_private()) refuse("A public offer does not end. Name the buyers with UpdateTargeting first.");
    const auto end = parse_day_end(*given);
    if (!end) refuse("This is no date of the form YYYY-MM-DD.");
    if (end && !offer.released && *end < market.now) refuse("The day is past.");
    const base::Document* validity = offer.find_term("ValidityTerm");
    const auto agreement_end = validity ? base::parse_iso(base::text_at(*validity, "AgreementEndDate")) : std::nullopt;
    if (end && agreement_end && *end > *agreement_end) refuse("The agreement ends before that day.");
    const auto start = validity ? base::parse_iso(base::text_at(*validity, "AgreementStartDate")) : std::nullopt;
    if (end && start && *start <= *end) refuse("The agreement begins on or before that day.");
    if (!findings.empty()) return findings.take();
    offer.availability_end = base::render_iso_millis(*end);
    return Decision{.offer = std::move(offer)};
}

} // namespace domain
