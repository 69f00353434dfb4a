// Review: what a subscriber says of a product, with the seller's reply and where its moderation stands. Rules are here;
// who may write one is decided by the agreements he holds or held.
#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/listing/market_policy.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

// Pending and rejected ones are shown to their author and to operators only, and count for nothing.
enum class ReviewState { Pending, Published, Rejected };
std::string_view render(ReviewState state); // "PENDING"
ReviewState parse_review_state(std::string_view text);

struct Review {
    std::string id;
    std::string product_id;
    std::string account;
    std::string author_name; // as the author wants to be called
    int stars = 0;
    std::string title;
    std::string text;
    ReviewState state = ReviewState::Published;
    std::string reason; // of a rejection
    base::Instant created;
    base::Instant updated;
    std::string reply; // the seller's
    std::optional<base::Instant> replied;
};

// What ties a reviewer to the product.
struct ReviewerStanding {
    bool seller = false;
    bool subscribed = false; // now or in the past
};

inline constexpr int fewest_review_words = 20;
inline constexpr int most_review_words = 5000;

base::Refusals check_review(const Review& review, const ReviewerStanding& standing);
base::Refusals check_reply(std::string_view text);
// Where a review stands after its author wrote it: a rejected one is never published without an operator.
ReviewState state_when_written(const MarketPolicy& policy, const std::optional<Review>& earlier);

struct ReviewSummary {
    std::array<std::int64_t, 5> counts{}; // of 1 star, 2 stars, …

    std::int64_t total() const;
    // The average in tenths of a star, rounded half up; 0 of none.
    std::int64_t tenths() const;
    // "4.3"
    std::string average() const;
};

enum class ReviewSort { Newest, Oldest, Highest, Lowest };
// By stars, the newer first among equals.
void sort_reviews(std::vector<Review>& reviews, ReviewSort by);

} // namespace domain
