// Souk's own operations: what sellers and buyers need that no published service model has an operation for.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"

namespace services {

api::souk::PutSellerProfile::Output put_seller_profile(Call&, const api::souk::PutSellerProfile::Input&);
api::souk::GetSellerProfile::Output get_seller_profile(Call&, const api::souk::GetSellerProfile::Input&);
api::souk::GetMarketPolicy::Output get_market_policy(Call&, const api::souk::GetMarketPolicy::Input&);
api::souk::PutMarketPolicy::Output put_market_policy(Call&, const api::souk::PutMarketPolicy::Input&);
api::souk::DeclareProductPrivate::Output declare_product_private(Call&, const api::souk::DeclareProductPrivate::Input&);
api::souk::ListPublishedVersions::Output list_published_versions(Call&, const api::souk::ListPublishedVersions::Input&);

} // namespace services
