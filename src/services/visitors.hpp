// Visitors: who has not signed in. Where the operator lets everybody into the storefront, visitors read what the market
// sells to all, and nothing else: no account, so no allow-list, no private offer, no agreement is theirs.
#pragma once

#include "services/registry.hpp"

namespace services {

// Opens the storefront's reading operations to browsers without a session.
void open_storefront(Registry& registry);
bool is_storefront(const wire::Operation& operation);

// Whether the operator lets them in (MarketPolicy, Storefront).
bool visitors_welcome(store::Database& database);

// With the one policy that allows the storefront's reading operations.
Principal visitor(const wire::HttpRequest& request);

} // namespace services
