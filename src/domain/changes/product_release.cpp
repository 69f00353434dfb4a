#include "domain/changes/change.hpp"
#include "domain/product/dimensions.hpp"

#include <fmt/format.h>

namespace domain {

// ReleaseProduct: a complete draft becomes Limited.
Decided decide_product_release(const Market& market, const Change& change) {
    Product product = market.products.at(change.entity_id);
    if (product.visibility != Visibility::Draft)
        return base::Refusal{"INVALID_PRODUCT_STATE",
                             fmt::format("The product was released before; it is {}.", render(product.visibility)), ""};
    Findings findings;
    auto need = [&](bool complete, std::string_view group, std::string_view remedy) {
        if (!complete)
            findings.add("VALIDATION_FAILED", fmt::format("{} is missing or incomplete. {}", group, remedy),
                         std::string(group));
    };
    need(!product.title.empty() && !product.short_description.empty() && !product.long_description.empty() &&
             !product.highlights.empty() && !product.categories.empty() && !product.keywords.empty(),
         "Description", "Fill it with UpdateInformation.");
    need(!product.logo_url.empty(), "PromotionalResources", "Give a LogoUrl with UpdateInformation.");
    need(!product.support.empty(), "SupportInformation", "Give a SupportDescription with UpdateInformation.");
    need(latest_version(product) != nullptr, "Versions", "Add a version with AddDeliveryOptions.");
    need(!dimensions_of(product).empty(), "Dimensions", "They follow from the instance types of a version.");
    const Offer* offer = public_offer(market, product.id);
    need(offer && offer->released, "Offer", "Release a public offer of the product in the same change set, or before.");
    findings.add(check_profile(market.seller));
    if (!findings.empty()) return findings.take();
    product.visibility = Visibility::Limited;
    return Decision{.product = std::move(product)};
}

} // namespace domain
