#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/product.hpp"
#include "services/souk/reviews/operations.hpp"
#include "services/souk/reviews/parts.hpp"
#include "store/reviews/reviews.hpp"

#include <fmt/format.h>

namespace services {

namespace {

domain::ReviewSort sort_of(const std::optional<std::string>& asked) {
    if (asked == api::souk::ReviewSortBy::OLDEST) return domain::ReviewSort::Oldest;
    if (asked == api::souk::ReviewSortBy::HIGHEST) return domain::ReviewSort::Highest;
    if (asked == api::souk::ReviewSortBy::LOWEST) return domain::ReviewSort::Lowest;
    return domain::ReviewSort::Newest;
}

api::souk::ReviewTotals totals_of(const domain::ReviewSummary& summary) {
    api::souk::ReviewTotals totals;
    totals.AverageRating = summary.average();
    totals.TotalReviews = summary.total();
    for (int stars = 5; stars >= 1; --stars) {
        api::souk::StarCount count;
        count.Stars = stars;
        count.Count = summary.counts[static_cast<std::size_t>(stars - 1)];
        totals.Histogram.push_back(count);
    }
    return totals;
}

} // namespace

api::souk::ListReviews::Output list_reviews(Call& call, const api::souk::ListReviews::Input& in) {
    call.require("aws-marketplace:GetListing", souk::product_arn(in.ProductId));
    const std::string question =
        fmt::format("reviews {} {} {}", in.ProductId, in.Stars.value_or(0), in.SortBy.value_or(""));
    const auto begin = parse_page(in.NextToken, question);
    if (!begin) throw souk::bad_page_token();
    return call.database.read([&](store::Reader& reader) {
        const souk::SeenProduct seen = souk::require_product(call, reader, in.ProductId);
        auto reviews = store::list_reviews(reader, seen.entity.id);
        std::erase_if(reviews, [&](const domain::Review& review) {
            return (review.state != domain::ReviewState::Published && review.account != call.caller.account) ||
                   (in.Stars && review.stars != *in.Stars);
        });
        domain::sort_reviews(reviews, sort_of(in.SortBy));
        const auto size =
            static_cast<std::size_t>(in.MaxResults.value_or(static_cast<std::int64_t>(souk::default_reviews)));
        const auto page = cut_page(reviews, *begin, size, question);
        api::souk::ListReviews::Output out;
        out.Totals = totals_of(store::review_summary(reader, seen.entity.id));
        for (const domain::Review& review : page.items)
            out.Reviews.push_back(souk::render_review(reader, call, review));
        out.NextToken = page.next;
        return out;
    });
}

api::souk::ListReviewsForModeration::Output
list_reviews_for_moderation(Call& call, const api::souk::ListReviewsForModeration::Input& in) {
    call.require_operator("souk:ListReviewsForModeration");
    const std::string state = in.State.value_or(std::string(api::souk::ReviewState::PENDING));
    const std::string question = "moderation " + state;
    const auto begin = parse_page(in.NextToken, question);
    if (!begin) throw souk::bad_page_token();
    return call.database.read([&](store::Reader& reader) {
        const auto reviews = store::list_reviews_in(reader, domain::parse_review_state(state));
        const auto size =
            static_cast<std::size_t>(in.MaxResults.value_or(static_cast<std::int64_t>(souk::default_reviews)));
        const auto page = cut_page(reviews, *begin, size, question);
        api::souk::ListReviewsForModeration::Output out;
        for (const domain::Review& review : page.items)
            out.Reviews.push_back(souk::render_review(reader, call, review));
        out.NextToken = page.next;
        return out;
    });
}

} // namespace services
