#include "domain/listing/regions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

bool contains(const std::vector<std::string>& regions, std::string_view region) {
    return std::find(regions.begin(), regions.end(), region) != regions.end();
}

} // namespace

const std::vector<std::string>& market_regions(const MarketPolicy& policy) {
    return policy.regions.empty() ? sales_regions() : policy.regions;
}

bool sold_in(const Product& product, const MarketPolicy& policy, std::string_view region) {
    if (!product.future_regions) return contains(product.regions, region);
    return policy.regions.empty() || contains(policy.regions, region);
}

base::Result<Product> choose_regions(Product product, const MarketPolicy& policy,
                                     const std::optional<std::vector<std::string>>& regions) {
    if (product.visibility != Visibility::Draft)
        return base::Refusal{"INVALID_PRODUCT_STATE",
                             "The regions cannot be changed: once a product was submitted for publishing, the regions "
                             "in which it is sold are fixed. Create another product to sell elsewhere.",
                             "Regions"};
    const auto& catalogue = market_regions(policy);
    product.future_regions = !regions;
    if (!regions) {
        product.regions = catalogue;
        return product;
    }
    std::vector<std::string> chosen, unknown;
    for (const std::string& region : *regions) {
        if (!contains(catalogue, region)) unknown.push_back(region);
        if (!contains(chosen, region)) chosen.push_back(region);
    }
    if (!unknown.empty())
        return base::Refusal{"INVALID_REGIONS",
                             fmt::format("The market does not sell in {}. Its regions are: {}.",
                                         fmt::join(unknown, ", "), fmt::join(catalogue, ", ")),
                             "Regions"};
    product.regions = std::move(chosen);
    return product;
}

} // namespace domain
