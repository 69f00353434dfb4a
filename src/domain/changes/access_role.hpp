// The role by which the market may read a seller's resource: whether its trust policy lets the market in.
#pragma once

#include <string>
#include <string_view>

namespace domain {

inline constexpr std::string_view assets_principal = "assets.marketplace.amazonaws.com";

// True where an Allow statement names the market's principal (or everybody) as a service.
bool trusts_marketplace(std::string_view trust_policy);

} // namespace domain
