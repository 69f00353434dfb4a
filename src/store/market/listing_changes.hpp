// Which listings have changed, in order: what keeps an index of them up to date. A listing is a product with its
// seller's name, its offers and its reviews; whoever saves one of these notes the product. Noting rings "catalog".
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

void note_listing(Transaction& tx, std::string_view product_id);
void note_listings_of(Transaction& tx, std::string_view seller);

// Whoever keeps an index is to read every listing anew.
void note_every_listing(Transaction& tx);

// 0 before the first.
std::int64_t last_listing_change(Reader& reader);
// Each product once; absent where every listing is to be read anew.
std::optional<std::vector<std::string>> listings_changed_since(Reader& reader, std::int64_t number);

} // namespace store
