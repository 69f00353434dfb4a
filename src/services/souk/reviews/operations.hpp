// Reviews of products: written by subscribers, answered by sellers, moderated by operators.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"

namespace services {

api::souk::PutReview::Output put_review(Call&, const api::souk::PutReview::Input&);
api::souk::DeleteReview::Output delete_review(Call&, const api::souk::DeleteReview::Input&);
api::souk::ListReviews::Output list_reviews(Call&, const api::souk::ListReviews::Input&);
api::souk::PutReviewReply::Output put_review_reply(Call&, const api::souk::PutReviewReply::Input&);
api::souk::DeleteReviewReply::Output delete_review_reply(Call&, const api::souk::DeleteReviewReply::Input&);
api::souk::ListReviewsForModeration::Output
list_reviews_for_moderation(Call&, const api::souk::ListReviewsForModeration::Input&);
api::souk::ModerateReview::Output moderate_review(Call&, const api::souk::ModerateReview::Input&);

} // namespace services
