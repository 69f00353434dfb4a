// Fills a database with a market of so many public listings: products with a version, a seller's profile, a public
// offer (by use, free or by contract) and, some of them, a review.
#pragma once

#include "market/listing_texts.hpp"
#include "store/database.hpp"

#include <functional>

namespace bench {

// `each` sees every listing's text, in the order in which they come.
void fill_market(store::Database& database, ListingTexts& texts, std::int64_t listings,
                 const std::function<void(std::int64_t number, const ListingText& text)>& each);

} // namespace bench
