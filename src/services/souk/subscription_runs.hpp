// What runs under an agreement: endpoints that serve a product, and jobs of it in progress.
#pragma once

#include "api/souk.hpp"
#include "domain/product/product.hpp"
#include "store/resources.hpp"

#include <string_view>
#include <vector>

namespace services::souk {

struct SubscriptionUse {
    store::Resource resource;
    std::string version; // of the product, which it runs
};

// The account's own, in every region.
std::vector<SubscriptionUse> find_subscription_runs(store::Reader& reader, std::string_view account,
                                                    std::string_view product);
api::souk::SubscriptionRun shape_of_run(const SubscriptionUse& used, const domain::Product& product);
// The product for the titles of its versions; an empty one where it is gone.
domain::Product product_of(store::Reader& reader, const std::string& id);

} // namespace services::souk
