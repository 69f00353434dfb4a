#include "domain/changes/information_details.hpp"

namespace domain {

// CreateProduct: a draft with an id and a product code, and perhaps a title.
Decided decide_product_create(const Market& market, const Change& change) {
    Findings findings;
    if (!market.seller.registered())
        findings.add("MISSING_SELLER_PROFILE_INFORMATION", why_not_registered(market.seller));
    check_marks(base::text_at(change.details, "ProductTitle"), "ProductTitle", findings);
    if (!findings.empty()) return findings.take();
    Product product;
    product.id = change.entity_id;
    product.code = change.fresh_ids.at(0);
    product.title = base::text_at(change.details, "ProductTitle");
    product.regions = market.regions;
    return Decision{.product = std::move(product)};
}

} // namespace domain
