// The operators' queue of requests to publish.
#include "store/market/publishing_reviews.hpp"
#include "services/souk/publishing.hpp"
#include "store/market/change_set_events.hpp"
#include "store/market/entities.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>

namespace services {

namespace {

struct Reviewed {
    store::PublishingReview review;
    store::ChangeSet set;
};

Reviewed load_review(store::Reader& reader, const std::string& id) {
    auto review = store::find_publishing_review(reader, id);
    auto set = store::find_change_set(reader, id);
    if (!review || !set)
        throw base::Fault("ResourceNotFoundException", fmt::format("No review waits for the change set {}.", id));
    return {std::move(*review), std::move(*set)};
}

api::souk::PublishingReview render_review(const Call& call, const store::PublishingReview& review,
                                          const std::string& name) {
    api::souk::PublishingReview rendered;
    rendered.ChangeSetId = review.change_set;
    rendered.ChangeSetName = name;
    rendered.AccountId = review.account;
    rendered.Status = review.status;
    rendered.RequestedAt = review.requested;
    rendered.DueAt = review.due;
    rendered.Overdue = review.status == "WAITING" && review.due < call.now;
    rendered.DecidedAt = review.decided;
    if (!review.decided) return rendered;
    rendered.DecidedBy = review.decided_by;
    if (!review.reason.empty()) rendered.Reason = review.reason;
    std::vector<api::souk::AuditComment> comments;
    for (const auto& item : review.comments.as_array())
        comments.push_back(wire::from_document<api::souk::AuditComment>(item));
    rendered.Comments = std::move(comments);
    return rendered;
}

// The first decision holds.
void decide(const Call& call, store::Transaction& tx, Reviewed& reviewed, std::string_view status) {
    if (reviewed.review.status != "WAITING")
        throw base::Fault(
            "ValidationException",
            fmt::format("The review is {}; only one that is WAITING can be decided.", reviewed.review.status));
    reviewed.review.status = status;
    reviewed.review.decided = call.now;
    reviewed.review.decided_by = call.caller.arn;
    store::save_publishing_decision(tx, reviewed.review);
}

base::Refusals refusals_of(const api::souk::RefusePublishingReview::Input& in) {
    base::Refusals refusals{{"AUDIT_ERROR", in.Reason, ""}};
    if (in.Comments)
        for (const auto& comment : *in.Comments)
            refusals.push_back({"AUDIT_ERROR", comment.Comment, comment.Field});
    return refusals;
}

} // namespace

api::souk::ListPublishingReviews::Output list_publishing_reviews(Call& call,
                                                                 const api::souk::ListPublishingReviews::Input& in) {
    call.require_operator("souk:ListPublishingReviews");
    api::souk::ListPublishingReviews::Output out;
    call.database.read([&](store::Reader& reader) {
        for (const store::PublishingReview& review : store::list_publishing_reviews(reader, in.Status.value_or("")))
            if (const auto set = store::find_change_set(reader, review.change_set))
                out.Reviews.push_back(render_review(call, review, set->name));
    });
    return out;
}

api::souk::GetPublishingReview::Output get_publishing_review(Call& call,
                                                             const api::souk::GetPublishingReview::Input& in) {
    call.require_operator("souk:GetPublishingReview");
    api::souk::GetPublishingReview::Output out;
    call.database.read([&](store::Reader& reader) {
        const Reviewed reviewed = load_review(reader, in.ChangeSetId);
        out.Review = render_review(call, reviewed.review, reviewed.set.name);
        for (const store::ChangeEntry& entry : reviewed.set.changes) {
            api::souk::ReviewedChange& change = out.Changes.emplace_back();
            change.ChangeType = entry.type;
            change.EntityType = entry.entity_type;
            change.EntityId = entry.entity;
            change.DetailsDocument = entry.details;
            if (auto entity = store::find_entity(reader, entry.entity)) change.Entity = std::move(entity->document);
        }
    });
    return out;
}

api::souk::ApprovePublishingReview::Output
approve_publishing_review(Call& call, const api::souk::ApprovePublishingReview::Input& in) {
    call.require_operator("souk:ApprovePublishingReview");
    api::souk::ApprovePublishingReview::Output out;
    call.database.write([&](store::Transaction& tx) {
        Reviewed reviewed = load_review(tx, in.ChangeSetId);
        decide(call, tx, reviewed, "APPROVED");
        out.Review = render_review(call, reviewed.review, reviewed.set.name);
    });
    return out;
}

api::souk::RefusePublishingReview::Output refuse_publishing_review(Call& call,
                                                                   const api::souk::RefusePublishingReview::Input& in) {
    call.require_operator("souk:RefusePublishingReview");
    api::souk::RefusePublishingReview::Output out;
    call.database.write([&](store::Transaction& tx) {
        Reviewed reviewed = load_review(tx, in.ChangeSetId);
        reviewed.review.reason = in.Reason;
        if (in.Comments) reviewed.review.comments = base::array_at(wire::to_document(in), "Comments");
        decide(call, tx, reviewed, "REFUSED");
        store::ChangeSet& set = reviewed.set;
        set.status = store::ChangeSetStatus::Failed;
        set.failure_code = "CLIENT_ERROR";
        set.failure = "The market's review refused the request. Each change's ErrorDetailList says why.";
        set.ended = call.now;
        for (store::ChangeEntry& entry : set.changes)
            if (entry.type == "UpdateVisibility") entry.errors = refusals_of(in);
        store::save_change_set(tx, set, store::ChangeSetStatus::Preparing);
        store::append_change_set_event(tx, set);
        out.Review = render_review(call, reviewed.review, set.name);
    });
    return out;
}

} // namespace services
