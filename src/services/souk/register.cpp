#include "services/registry.hpp"
#include "services/souk/operations.hpp"

namespace services {

void register_souk(Registry& registry) {
    registry.add<api::souk::PutSellerProfile>(put_seller_profile);
    registry.add<api::souk::GetSellerProfile>(get_seller_profile);
    registry.add<api::souk::GetMarketPolicy>(get_market_policy);
    registry.add<api::souk::PutMarketPolicy>(put_market_policy);
    registry.add<api::souk::DeclareProductPrivate>(declare_product_private);
    registry.add<api::souk::ListPublishedVersions>(list_published_versions);
}

} // namespace services
