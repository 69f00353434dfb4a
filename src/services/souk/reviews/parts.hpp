// What the operations on reviews share: a review in its shape, and who is told of what.
#pragma once

#include "api/souk.hpp"
#include "domain/reviews/review.hpp"
#include "services/call.hpp"

namespace services::souk {

inline constexpr std::size_t default_reviews = 20; // on a page

api::souk::Review render_review(store::Reader& reader, const Call& call, const domain::Review& review);
// An event of the review for that account; nothing of it says who wrote it.
void announce_review(store::Transaction& tx, const Call& call, std::string_view detail_type, std::string_view account,
                     const domain::Review& review);

} // namespace services::souk
