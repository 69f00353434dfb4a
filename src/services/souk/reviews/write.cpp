// PutReview, DeleteReview: what a subscriber does with his own review.
#include "services/souk/faults.hpp"
#include "services/souk/product.hpp"
#include "services/souk/reviews/operations.hpp"
#include "services/souk/reviews/parts.hpp"
#include "store/identity/accounts.hpp"
#include "store/market/market_policy.hpp"
#include "store/reviews/reviews.hpp"

namespace services {

namespace {

domain::Review written(const Call& call, const std::string& id, const api::souk::PutReview::Input& in,
                       const std::optional<domain::Review>& earlier) {
    domain::Review review;
    if (earlier) review = *earlier;
    if (!earlier) {
        review.id = id;
        review.product_id = in.ProductId;
        review.account = call.caller.account;
        review.created = call.now;
    }
    review.stars = static_cast<int>(in.Stars);
    review.title = in.Title;
    review.text = in.Text;
    review.author_name = in.AuthorName.value_or("Verified customer");
    review.updated = call.now;
    return review;
}

} // namespace

api::souk::PutReview::Output put_review(Call& call, const api::souk::PutReview::Input& in) {
    call.require("souk:PutReview", souk::product_arn(in.ProductId));
    const std::string id = "review-" + call.ids.alphanumeric(13);
    return call.database.write([&](store::Transaction& tx) {
        const souk::SeenProduct seen = souk::require_product(call, tx, in.ProductId);
        const auto earlier = store::find_review_by(tx, seen.entity.id, call.caller.account);
        domain::Review review = written(call, id, in, earlier);
        souk::require_none(domain::check_review(
            review, {.seller = seen.standing.owner,
                     .subscribed = store::ever_subscribed(tx, call.caller.account, seen.entity.id)}));
        review.state = domain::state_when_written(store::load_market_policy(tx), earlier);
        store::save_review(tx, review);
        if (review.state == domain::ReviewState::Published)
            souk::announce_review(tx, call, "Review Published", seen.entity.owner, review);
        if (review.state == domain::ReviewState::Pending)
            for (const std::string& account : store::list_operators(tx))
                souk::announce_review(tx, call, "Review Awaits Moderation", account, review);
        api::souk::PutReview::Output out;
        out.Review = souk::render_review(tx, call, review);
        return out;
    });
}

api::souk::DeleteReview::Output delete_review(Call& call, const api::souk::DeleteReview::Input& in) {
    call.require("souk:DeleteReview", souk::product_arn(in.ProductId));
    call.database.write([&](store::Transaction& tx) {
        const auto review = store::find_review_by(tx, in.ProductId, call.caller.account);
        if (!review) throw souk::not_found("own review of product", in.ProductId);
        store::delete_review(tx, review->id);
    });
    return {};
}

} // namespace services
