// Seller profiles: one per account that registered.
#pragma once

#include "domain/listing/seller.hpp"
#include "store/database.hpp"

namespace store {

// Unregistered where the account never put one.
domain::SellerProfile load_seller(Reader& reader, std::string_view account);
std::optional<domain::SellerProfile> find_seller_profile(Reader& reader, std::string_view account);
// Registers the account, or replaces its profile.
void save_seller_profile(Transaction& tx, std::string_view account, const base::Document& profile, base::Instant now);

} // namespace store
