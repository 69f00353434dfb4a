// Finding the product that one of our own operations names, as the caller may see it.
#pragma once

#include "domain/listing/visibility.hpp"
#include "services/call.hpp"
#include "store/market/entities.hpp"
#include "store/resources.hpp"

namespace services::souk {

struct SeenProduct {
    store::Entity entity;
    domain::Product product;
    domain::Standing standing;
};

// Absent where the caller does not see it, whatever the reason.
std::optional<SeenProduct> find_product(Call& call, store::Reader& reader, std::string_view product_id);
// ResourceNotFoundException, worded alike whether the product is hidden from the caller or absent.
SeenProduct require_product(Call& call, store::Reader& reader, std::string_view product_id);
// The version that is named, or the latest, with the market's copy of its resource; ResourceNotFoundException where the
// product has none such that the caller sees.
struct SeenVersion {
    const domain::Version& version; // of `seen`
    store::Resource copy;
};
SeenVersion require_version(store::Reader& reader, const SeenProduct& seen, const std::optional<std::string>& id);
// "arn:aws:aws-marketplace:::catalog/AWSMarketplace/product/prod-…": what discovery's actions are asked for.
std::string product_arn(std::string_view product_id);

} // namespace services::souk
