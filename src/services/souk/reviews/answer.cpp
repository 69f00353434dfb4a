// PutReviewReply, DeleteReviewReply, ModerateReview: what sellers and operators do with the reviews of others.
#include "services/souk/faults.hpp"
#include "services/souk/product.hpp"
#include "services/souk/reviews/operations.hpp"
#include "services/souk/reviews/parts.hpp"
#include "store/reviews/reviews.hpp"

namespace services {

namespace {

// A published review of a product that the caller sells; to others it cannot be answered.
domain::Review require_own_products_review(Call& call, store::Reader& reader, std::string_view id) {
    auto review = store::find_review(reader, id);
    const auto product = review ? store::find_entity(reader, review->product_id) : std::nullopt;
    if (!product || product->owner != call.caller.account || review->state != domain::ReviewState::Published)
        throw souk::not_found("review", id);
    return *std::move(review);
}

} // namespace

api::souk::PutReviewReply::Output put_review_reply(Call& call, const api::souk::PutReviewReply::Input& in) {
    call.require("souk:PutReviewReply", "*");
    souk::require_none(domain::check_reply(in.Text));
    return call.database.write([&](store::Transaction& tx) {
        domain::Review review = require_own_products_review(call, tx, in.ReviewId);
        review.reply = in.Text;
        review.replied = call.now;
        store::save_review(tx, review);
        souk::announce_review(tx, call, "Review Answered", review.account, review);
        api::souk::PutReviewReply::Output out;
        out.Review = souk::render_review(tx, call, review);
        return out;
    });
}

api::souk::DeleteReviewReply::Output delete_review_reply(Call& call, const api::souk::DeleteReviewReply::Input& in) {
    call.require("souk:DeleteReviewReply", "*");
    call.database.write([&](store::Transaction& tx) {
        domain::Review review = require_own_products_review(call, tx, in.ReviewId);
        review.reply.clear();
        review.replied.reset();
        store::save_review(tx, review);
    });
    return {};
}

api::souk::ModerateReview::Output moderate_review(Call& call, const api::souk::ModerateReview::Input& in) {
    call.require_operator("souk:ModerateReview");
    const bool rejects = in.Decision == api::souk::ReviewDecision::REJECTED;
    if (rejects && !in.Reason)
        souk::require_none({{"MISSING_REASON", "Tell the author why: he may mend the review.", "Reason"}});
    return call.database.write([&](store::Transaction& tx) {
        auto review = store::find_review(tx, in.ReviewId);
        if (!review) throw souk::not_found("review", in.ReviewId);
        review->state = rejects ? domain::ReviewState::Rejected : domain::ReviewState::Published;
        review->reason = rejects ? *in.Reason : "";
        store::save_review(tx, *review);
        const std::string_view told = rejects ? "Review Rejected" : "Review Published";
        souk::announce_review(tx, call, told, review->account, *review);
        const auto product = store::find_entity(tx, review->product_id);
        if (product && !rejects) souk::announce_review(tx, call, told, product->owner, *review);
        api::souk::ModerateReview::Output out;
        out.Review = souk::render_review(tx, call, *review);
        return out;
    });
}

} // namespace services
