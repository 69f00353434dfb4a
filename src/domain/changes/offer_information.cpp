#include "domain/changes/change.hpp"

namespace domain {

// UpdateInformation of an offer: its name, and what the seller notes of it.
Decided decide_offer_information(const Market& market, const Change& change) {
    Offer offer = market.offers.at(change.entity_id);
    const auto& details = members_of(change.details);
    if (details.empty())
        return base::Refusal{"MISSING_DATA", "Give at least one field that is to change.", "DetailsDocument"};
    if (auto name = base::find_text(change.details, "Name")) offer.name = *name;
    if (auto description = base::find_text(change.details, "Description")) offer.description = *description;
    if (const auto* agreement = details.if_contains("PreExistingAgreement")) {
        if (offer.released)
            return base::Refusal{"INCOMPATIBLE_PRE_EXISTING_AGREEMENT", "It cannot change once the offer was released.",
                                 "PreExistingAgreement"};
        offer.pre_existing_agreement = agreement->is_null() ? std::nullopt : std::optional<base::Document>(*agreement);
    }
    return Decision{.offer = std::move(offer)};
}

} // namespace domain
