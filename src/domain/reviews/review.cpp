#include "domain/reviews/review.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <sstream>
#include <tuple>

namespace domain {

namespace {

int count_words(const std::string& text) {
    std::istringstream stream(text);
    int words = 0;
    for (std::string word; stream >> word;)
        ++words;
    return words;
}

// Something before each of them: "ada@example.com", not "@ 3.5 GHz" nor "v@2".
bool is_mail_address(const std::string& word) {
    const auto at = word.find('@');
    return at != word.npos && at > 0 && word.find('.', at) < word.size() - 1;
}

// "No external contact data or addresses": what looks like a web address or an e-mail address.
bool has_address(const std::string& text) {
    std::istringstream stream(text);
    for (std::string word; stream >> word;) {
        for (char& c : word)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (word.find("://") != word.npos || word.find("www.") != word.npos || is_mail_address(word)) return true;
    }
    return false;
}

void check_text(const std::string& text, std::string_view where, base::Refusals& refusals) {
    if (has_address(text))
        refusals.push_back(
            {"INVALID_REVIEW_TEXT", "Leave out web addresses and e-mail addresses.", std::string(where)});
}

} // namespace

std::string_view render(ReviewState state) {
    switch (state) {
    case ReviewState::Pending:
        return "PENDING";
    case ReviewState::Rejected:
        return "REJECTED";
    case ReviewState::Published:
        break;
    }
    return "PUBLISHED";
}

ReviewState parse_review_state(std::string_view text) {
    if (text == "PENDING") return ReviewState::Pending;
    return text == "REJECTED" ? ReviewState::Rejected : ReviewState::Published;
}

base::Refusals check_review(const Review& review, const ReviewerStanding& standing) {
    base::Refusals refusals;
    if (standing.seller)
        refusals.push_back({"INVALID_REVIEWER", "A seller cannot review its own product.", "ProductId"});
    else if (!standing.subscribed)
        refusals.push_back({"NOT_SUBSCRIBED",
                            "Only an account that subscribes, or has subscribed, can review the product. "
                            "Subscribe to it first.",
                            "ProductId"});
    if (review.stars < 1 || review.stars > 5) refusals.push_back({"INVALID_STARS", "Give 1 to 5 stars.", "Stars"});
    const int words = count_words(review.text);
    if (words < fewest_review_words || words > most_review_words)
        refusals.push_back({"INVALID_REVIEW_LENGTH",
                            fmt::format("A review has {} to {} words; this one has {}.", fewest_review_words,
                                        most_review_words, words),
                            "Text"});
    check_text(review.author_name, "AuthorName", refusals);
    check_text(review.title, "Title", refusals);
    check_text(review.text, "Text", refusals);
    return refusals;
}

base::Refusals check_reply(std::string_view text) {
    base::Refusals refusals;
    if (text.find_first_not_of(" \t\n") == text.npos)
        refusals.push_back({"INVALID_REPLY", "Write a reply, or delete it with DeleteReviewReply.", "Text"});
    return refusals;
}

ReviewState state_when_written(const MarketPolicy& policy, const std::optional<Review>& earlier) {
    const bool rejected = earlier && earlier->state == ReviewState::Rejected;
    const bool waits = earlier && earlier->state == ReviewState::Pending;
    return policy.review_moderation == Grant::Operator || rejected || waits ? ReviewState::Pending
                                                                            : ReviewState::Published;
}

std::int64_t ReviewSummary::total() const {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::int64_t ReviewSummary::tenths() const {
    const std::int64_t reviews = total();
    std::int64_t stars = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        stars += counts[i] * static_cast<std::int64_t>(i + 1);
    return reviews == 0 ? 0 : (20 * stars + reviews) / (2 * reviews);
}

std::string ReviewSummary::average() const {
    return fmt::format("{}.{}", tenths() / 10, tenths() % 10);
}

void sort_reviews(std::vector<Review>& reviews, ReviewSort by) {
    std::sort(reviews.begin(), reviews.end(), [by](const Review& a, const Review& b) {
        if (by == ReviewSort::Highest && a.stars != b.stars) return a.stars > b.stars;
        if (by == ReviewSort::Lowest && a.stars != b.stars) return a.stars < b.stars;
        if (by == ReviewSort::Oldest) return std::tie(a.updated, a.id) < std::tie(b.updated, b.id);
        return std::tie(a.updated, a.id) > std::tie(b.updated, b.id);
    });
}

} // namespace domain
