// What follows when a product leaves the market or comes back: the count of its support, and a word to everybody who
// subscribes to it. In the transaction that changes the product.
#pragma once

#include "domain/product/product.hpp"
#include "store/market/change_sets.hpp"

namespace control {

// `before` is the visibility that the product had, "" for a new one.
void note_visibility(store::Transaction& tx, const store::ChangeSet& set, const domain::Product& product,
                     std::string_view before, base::Instant now);

} // namespace control
