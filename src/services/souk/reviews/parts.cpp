#include "services/souk/reviews/parts.hpp"

#include "store/market/agreements.hpp"
#include "store/market/events.hpp"

namespace services::souk {

api::souk::Review render_review(store::Reader& reader, const Call& call, const domain::Review& review) {
    api::souk::Review shown;
    shown.ReviewId = review.id;
    shown.ProductId = review.product_id;
    shown.Stars = review.stars;
    shown.Title = review.title;
    shown.Text = review.text;
    shown.AuthorName = review.author_name;
    shown.VerifiedCustomer = true; // nobody else can write one
    shown.CurrentSubscriber = store::find_active_agreement(reader, review.account, review.product_id).has_value();
    shown.Own = review.account == call.caller.account;
    shown.State = render(review.state);
    if (!review.reason.empty()) shown.Reason = review.reason;
    shown.CreatedAt = review.created;
    shown.UpdatedAt = review.updated;
    if (!review.reply.empty()) shown.SellerReply = review.reply;
    shown.RepliedAt = review.replied;
    return shown;
}

void announce_review(store::Transaction& tx, const Call& call, std::string_view detail_type, std::string_view account,
                     const domain::Review& review) {
    boost::json::object detail{
        {"requestId", call.request_id},
        {"catalog", "AWSMarketplace"},
        {"product", {{"id", review.product_id}}},
        {"review",
         {{"id", review.id}, {"stars", review.stars}, {"title", review.title}, {"state", render(review.state)}}}};
    if (!review.reason.empty()) detail["reason"] = review.reason;
    store::append_event(
        tx, {"souk.reviews", std::string(detail_type), std::string(account), {review.product_id}, std::move(detail)},
        call.now);
}

} // namespace services::souk
