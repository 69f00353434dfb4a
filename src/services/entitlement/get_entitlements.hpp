// The entitlement service: a seller asks who may use a product of his. An entitlement is an active agreement.
#pragma once

#include "api/entitlement.hpp"
#include "services/call.hpp"

namespace services::entitlement {

api::entitlement::GetEntitlementsResult get_entitlements(Call& call,
                                                         const api::entitlement::GetEntitlementsRequest& in);

} // namespace services::entitlement
