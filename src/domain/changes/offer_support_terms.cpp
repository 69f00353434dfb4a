#include "domain/changes/offer_terms.hpp"

namespace domain {

// UpdateSupportTerms: the refund policy that buyers accept.
Decided decide_offer_support_terms(const Market& market, const Change& change) {
    Offer offer = market.offers.at(change.entity_id);
    Findings findings;
    require_changeable(offer, findings);
    if (!findings.empty()) return findings.take();
    const auto& terms = base::array_at(change.details, "Terms");
    if (terms.empty()) {
        if (offer.released && offer.refund_policy)
            return base::Refusal{"MISSING_MANDATORY_TERMS",
                                 "A released offer keeps its refund policy. Give the one that replaces it.", "Terms"};
        offer.refund_policy.reset();
        return Decision{.offer = std::move(offer)};
    }
    auto policy = base::find_text(terms.front(), "RefundPolicy");
    if (!policy)
        return base::Refusal{"INVALID_INPUT", "Say what the refund policy is and whom to write to.",
                             "Terms[0].RefundPolicy"};
    offer.refund_policy = *policy;
    return Decision{.offer = std::move(offer)};
}

} // namespace domain
