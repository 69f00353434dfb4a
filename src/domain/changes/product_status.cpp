#include "domain/changes/product_status.hpp"

#include <chrono>
#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::chrono::hours lock_after_increase{24 * 120};

} // namespace

void check_takes_allow_list(const Product& product, Findings& findings) {
    if (product.visibility == Visibility::Restricted)
        findings.add("INVALID_PRODUCT_VISIBILITY",
                     "The allow-list of a Restricted product cannot be changed. Make it Limited or Public first.");
}

void check_takes_version(const Product& product, Findings& findings) {
    if (product.visibility == Visibility::Restricted)
        findings.add("INCOMPATIBLE_PRODUCT_STATUS",
                     "A Restricted product takes no new version. Make it Limited first.");
}

void check_changes_version(const Product& product, Findings& findings) {
    if (product.visibility == Visibility::Restricted)
        findings.add("INCOMPATIBLE_PRODUCT_STATUS",
                     "Versions of a Restricted product cannot be changed. Make it Limited first.");
}

void check_restricts_version(const Product& product, Findings& findings) {
    if (product.visibility != Visibility::Limited && product.visibility != Visibility::Public)
        findings.add("INCOMPATIBLE_PRODUCT_STATUS", "Only versions of a Limited or Public product can be restricted.");
}

void check_takes_offer(const Product& product, Findings& findings) {
    if (product.visibility == Visibility::Restricted)
        findings.add("INCOMPATIBLE_PRODUCT", "A Restricted product takes no new offer.", "ProductId");
}

void check_takes_prices(const Product& product, Findings& findings) {
    if (product.visibility == Visibility::Restricted)
        findings.add("INCOMPATIBLE_PRODUCT_STATUS", "A Restricted product's prices stay as they are.");
}

void check_some_version_left(const Product& product, Findings& findings) {
    if (!latest_version(product))
        findings.add("ALL_DELIVERY_OPTIONS_RESTRICTED",
                     "At least one version must stay. To end the sale, make the product Restricted.",
                     "DeliveryOptionIds");
}

void check_public_offer(const Market& market, std::string_view product_id, Findings& findings) {
    const Offer* standard = public_offer(market, product_id);
    if (!standard || !standard->released)
        findings.add("INCOMPATIBLE_PRODUCT", "The product needs a released public offer first.");
}

std::optional<base::Instant> prices_locked_until(const Market& market, const std::string& offer_id) {
    const auto raised = market.price_increases.find(offer_id);
    if (raised == market.price_increases.end() || market.now >= raised->second + lock_after_increase)
        return std::nullopt;
    return raised->second + lock_after_increase;
}

void check_price_lock(const Market& market, const std::string& offer_id, Findings& findings) {
    const auto until = prices_locked_until(market, offer_id);
    if (!until) return;
    findings.add("INVALID_PRICE_CHANGE",
                 fmt::format("Prices were raised on {} and stay as they are until {}.",
                             base::render_iso(market.price_increases.at(offer_id)), base::render_iso(*until)),
                 "Terms");
}

} // namespace domain
