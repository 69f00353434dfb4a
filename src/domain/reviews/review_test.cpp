#include "domain/reviews/review.hpp"

#include <gtest/gtest.h>

namespace {

using namespace domain;

std::vector<std::string> codes(const base::Refusals& refusals) {
    std::vector<std::string> found;
    for (const auto& refusal : refusals)
        found.push_back(refusal.code);
    return found;
}

Review review(int words) {
    Review review;
    review.stars = 4;
    review.title = "Good";
    for (int i = 0; i < words; ++i)
        review.text += "word ";
    return review;
}

TEST(Review, HasTwentyToFiveThousandWords) {
    const ReviewerStanding subscriber{.subscribed = true};
    EXPECT_EQ(codes(check_review(review(19), subscriber)), std::vector<std::string>{"INVALID_REVIEW_LENGTH"});
    EXPECT_TRUE(check_review(review(20), subscriber).empty());
    EXPECT_TRUE(check_review(review(5000), subscriber).empty());
    EXPECT_EQ(codes(check_review(review(5001), subscriber)), std::vector<std::string>{"INVALID_REVIEW_LENGTH"});
}

TEST(Review, TellsAllViolationsAtOnce) {
    Review bad = review(3);
    bad.stars = 6;
    bad.title = "see https://example.com";
    bad.text += "mail me@example.com";
    EXPECT_EQ(codes(check_review(bad, {})),
              (std::vector<std::string>{"NOT_SUBSCRIBED", "INVALID_STARS", "INVALID_REVIEW_LENGTH",
                                        "INVALID_REVIEW_TEXT", "INVALID_REVIEW_TEXT"}));
}

TEST(Review, TellsNoAddressAnywhere) {
    const ReviewerStanding subscriber{.subscribed = true};
    Review author = review(20);
    author.author_name = "me@shop.com";
    const base::Refusals refused = check_review(author, subscriber);
    ASSERT_EQ(codes(refused), std::vector<std::string>{"INVALID_REVIEW_TEXT"});
    EXPECT_EQ(refused[0].where, "AuthorName");
    for (const char* told : {"@home we use it, ask me@example.com", "runs @ 3 GHz: ada@example.com.",
                             "see WWW.example.com", "HTTPS://example.com"}) {
        Review bad = review(20);
        bad.text += told;
        EXPECT_EQ(codes(check_review(bad, subscriber)), std::vector<std::string>{"INVALID_REVIEW_TEXT"}) << told;
    }
    Review good = review(20);
    good.text += "precision@10 is 0.9, it runs @ 3.5 GHz, and reviewer@2 agrees.";
    EXPECT_TRUE(check_review(good, subscriber).empty());
}

TEST(Review, IsNotForTheSellerItself) {
    EXPECT_EQ(codes(check_review(review(20), {.seller = true, .subscribed = true})),
              std::vector<std::string>{"INVALID_REVIEWER"});
}

TEST(Review, IsRejectedForGoodUnlessAnOperatorLooksAgain) {
    Review rejected = review(20);
    rejected.state = ReviewState::Rejected;
    EXPECT_EQ(state_when_written({}, std::nullopt), ReviewState::Published);
    EXPECT_EQ(state_when_written({}, rejected), ReviewState::Pending);
    MarketPolicy moderated;
    moderated.review_moderation = Grant::Operator;
    EXPECT_EQ(state_when_written(moderated, std::nullopt), ReviewState::Pending);
    EXPECT_EQ(state_when_written(moderated, review(20)), ReviewState::Pending);
}

TEST(ReviewSummary, RoundsToATenth) {
    EXPECT_EQ(ReviewSummary{}.average(), "0.0");
    EXPECT_EQ((ReviewSummary{{0, 0, 0, 1, 2}}.average()), "4.7");
    EXPECT_EQ((ReviewSummary{{0, 0, 0, 3, 1}}.average()), "4.3"); // 4.25
    EXPECT_EQ((ReviewSummary{{1, 0, 0, 0, 0}}.average()), "1.0");
    EXPECT_EQ((ReviewSummary{{0, 0, 0, 3, 1}}.total()), 4);
}

TEST(Review, SortsByStarsThenNewest) {
    std::vector<Review> all(3);
    for (int i = 0; i < 3; ++i) {
        all[i].id = std::to_string(i);
        all[i].stars = i == 1 ? 5 : 3;
        all[i].updated = base::Instant::from_seconds(i);
    }
    const auto order = [&](ReviewSort by) {
        sort_reviews(all, by);
        return all[0].id + all[1].id + all[2].id;
    };
    EXPECT_EQ(order(ReviewSort::Newest), "210");
    EXPECT_EQ(order(ReviewSort::Oldest), "012");
    EXPECT_EQ(order(ReviewSort::Highest), "120");
    EXPECT_EQ(order(ReviewSort::Lowest), "201");
}

} // namespace
