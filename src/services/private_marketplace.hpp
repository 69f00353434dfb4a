// Who administers an account's private marketplace, and what that decides for everybody else.
#pragma once

#include "services/call.hpp"

namespace services {

// By aws-marketplace:AssociateProductsWithPrivateMarketplace, with which products are approved.
bool administers_private_marketplace(const Call& call);
// Throws AccessDeniedException (DENIED_BY_PRIVATE_MARKETPLACE_POLICY) where the account has not approved the product.
void require_approved_product(const Call& call, store::Reader& reader, std::string_view product_id);

} // namespace services
