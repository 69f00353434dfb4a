// Where products are sold: the market's regions, a product's choice among them, and the freeze of that choice. Pure.
#pragma once

#include "base/result.hpp"
#include "domain/listing/market_policy.hpp"
#include "domain/product/product.hpp"

namespace domain {

// The operator's catalogue of regions; the usual ones where he decided nothing.
const std::vector<std::string>& market_regions(const MarketPolicy& policy);

// A product sold in all regions, also future ones, is sold wherever the market is; without a catalogue that is
// everywhere.
bool sold_in(const Product& product, const MarketPolicy& policy, std::string_view region);

// The product with that choice; without regions all of them, also future ones. Refused once it was submitted.
base::Result<Product> choose_regions(Product product, const MarketPolicy& policy,
                                     const std::optional<std::vector<std::string>>& regions);

} // namespace domain
