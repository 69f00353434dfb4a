#include "domain/changes/product_status.hpp"

namespace domain {

// CreateOffer: a draft offer for a product of one's own.
Decided decide_offer_create(const Market& market, const Change& change) {
    const std::string product_id = base::text_at(change.details, "ProductId");
    auto product = market.products.find(product_id);
    if (product == market.products.end())
        return base::Refusal{"INCOMPATIBLE_PRODUCT", "There is no such product of yours.", "ProductId"};
    Findings findings;
    check_takes_offer(product->second, findings);
    if (base::find_text(change.details, "OfferSetId"))
        findings.add("INCOMPATIBLE_PRODUCT", "There are no offer sets for machine-learning products.", "OfferSetId");
    if (!findings.empty()) return findings.take();
    Offer offer;
    offer.id = change.entity_id;
    offer.product_id = product_id;
    offer.name = base::text_at(change.details, "Name");
    return Decision{.offer = std::move(offer)};
}

} // namespace domain
