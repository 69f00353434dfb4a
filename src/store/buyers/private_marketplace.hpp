// Private marketplaces, requests for products, and the products that users saved.
#pragma once

#include "domain/buyers/private_marketplace.hpp"
#include "store/database.hpp"

namespace store {

// With its experiences in the order of their names; off where the account never decided.
domain::PrivateMarketplace load_private_marketplace(Reader& reader, std::string_view account);
void save_private_marketplace(Transaction& tx, std::string_view account, bool enabled, std::string_view principal,
                              base::Instant now);
// Replaces name, description and products. Throws Conflict where another list of the account has the name.
void save_experience(Transaction& tx, const domain::Experience& experience);
void add_to_experience(Transaction& tx, std::string_view experience_id, std::string_view product_id);
bool delete_experience(Transaction& tx, std::string_view account, std::string_view id);

// The newest first.
std::vector<domain::ProductRequest> list_product_requests(Reader& reader, std::string_view account);
void save_product_request(Transaction& tx, const domain::ProductRequest& request);

struct SavedProduct {
    std::string product_id;
    base::Instant saved;
};
// The newest first.
std::vector<SavedProduct> list_saved_products(Reader& reader, std::string_view principal);
// Again is once.
void save_product_for(Transaction& tx, std::string_view principal, std::string_view product_id, base::Instant now);
void forget_saved_product(Transaction& tx, std::string_view principal, std::string_view product_id);

} // namespace store
