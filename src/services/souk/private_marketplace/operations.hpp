// An account's private marketplace: approved lists, its users' requests, and the products that users saved.
#pragma once

#include "api/souk.hpp"
#include "domain/buyers/private_marketplace.hpp"
#include "services/call.hpp"

namespace services {

api::souk::PutPrivateMarketplace::Output put_private_marketplace(Call&, const api::souk::PutPrivateMarketplace::Input&);
api::souk::GetPrivateMarketplace::Output get_private_marketplace(Call&, const api::souk::GetPrivateMarketplace::Input&);
api::souk::PutExperience::Output put_experience(Call&, const api::souk::PutExperience::Input&);
api::souk::DeleteExperience::Output delete_experience(Call&, const api::souk::DeleteExperience::Input&);
api::souk::ListExperiences::Output list_experiences(Call&, const api::souk::ListExperiences::Input&);
api::souk::CreateProductRequest::Output create_product_request(Call&, const api::souk::CreateProductRequest::Input&);
api::souk::ListProductRequests::Output list_product_requests(Call&, const api::souk::ListProductRequests::Input&);
api::souk::DecideProductRequest::Output decide_product_request(Call&, const api::souk::DecideProductRequest::Input&);
api::souk::SaveProduct::Output save_product(Call&, const api::souk::SaveProduct::Input&);
api::souk::UnsaveProduct::Output unsave_product(Call&, const api::souk::UnsaveProduct::Input&);
api::souk::ListSavedProducts::Output list_saved_products(Call&, const api::souk::ListSavedProducts::Input&);

} // namespace services
