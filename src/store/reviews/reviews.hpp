// Reviews of products, and what they add up to. Every save and removal rings "catalog", so that lists that show ratings
// are read anew.
#pragma once

#include "domain/reviews/review.hpp"
#include "store/database.hpp"

#include <map>

namespace store {

std::optional<domain::Review> find_review(Reader& reader, std::string_view id);
std::optional<domain::Review> find_review_by(Reader& reader, std::string_view product_id, std::string_view account);
// All of a product, whatever their state.
std::vector<domain::Review> list_reviews(Reader& reader, std::string_view product_id);
// All in that state, the one that waits longest first.
std::vector<domain::Review> list_reviews_in(Reader& reader, domain::ReviewState state);

void save_review(Transaction& tx, const domain::Review& review);
void delete_review(Transaction& tx, std::string_view id);

// Of the published ones.
domain::ReviewSummary review_summary(Reader& reader, std::string_view product_id);
std::map<std::string, domain::ReviewSummary> review_summaries(Reader& reader); // by product; those that have any

// Whether the account subscribes to the product, or ever did.
bool ever_subscribed(Reader& reader, std::string_view account, std::string_view product_id);

} // namespace store
