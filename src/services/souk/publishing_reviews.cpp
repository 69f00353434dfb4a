// The operators' queue of requests to publish.
#include "store/market/publishing_reviews.hpp"
#include "services/souk/publishing.hpp"
#include "store/identity/accounts.hpp"
#include "store/market/change_set_events.hpp"
#include "store/market/entities.hpp"
#include "store/market/sellers.hpp"
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

std::string seller_name(store::Reader& reader, const std::string& account) {
    const std::string name = store::load_seller(reader, account).display_name;
    if (!name.empty()) return name;
    const auto found = store::find_account(reader, account);
    return found ? found->name : account;
}

// What the review is about: the first change says it.
void describe_subject(store::Reader& reader, const store::ChangeSet& set, api::souk::PublishingReview& rendered) {
    if (set.changes.empty()) return;
    const store::ChangeEntry& first = set.changes.front();
    rendered.EntityId = first.entity;
    rendered.TargetVisibility = base::text_at(first.details, "TargetVisibility");
    if (const auto entity = store::find_entity(reader, first.entity)) rendered.EntityName = entity->name;
}

api::souk::PublishingReview render_review(const Call& call, store::Reader& reader, const Reviewed& reviewed) {
    const store::PublishingReview& review = reviewed.review;
    api::souk::PublishingReview rendered;
    rendered.ChangeSetId = review.change_set;
    rendered.ChangeSetName = reviewed.set.name;
    rendered.AccountId = review.account;
    rendered.SellerName = seller_name(reader, review.account);
    describe_subject(reader, reviewed.set, rendered);
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

// The newest revision that a review let pass.
std::optional<store::Revision> find_approved(store::Reader& reader, const std::string& entity) {
    for (const store::Revision& revision : store::list_revisions(reader, entity)) {
        const auto review = store::find_publishing_review(reader, revision.change_set);
        if (review && review->status == "APPROVED") return revision;
    }
    return std::nullopt;
}

api::souk::ReviewedChange render_change(store::Reader& reader, const store::ChangeEntry& entry) {
    api::souk::ReviewedChange change;
    change.ChangeType = entry.type;
    change.EntityType = entry.entity_type;
    change.EntityId = entry.entity;
    change.DetailsDocument = entry.details;
    auto entity = store::find_entity(reader, entry.entity);
    if (!entity) return change;
    if (const auto approved = find_approved(reader, entity->id)) {
        change.ApprovedRevision = static_cast<std::int32_t>(approved->number);
        const auto before = store::find_revision(reader, entity->id, approved->number);
        change.Differences.emplace();
        for (domain::FieldChange& each : domain::diff_documents(before.value_or(base::Document()), entity->document))
            change.Differences->push_back(souk::render_field_change(std::move(each)));
    }
    if (auto offer = store::find_public_offer(reader, entity->id)) change.PublicOffer = std::move(offer->document);
    change.Entity = std::move(entity->document);
    return change;
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
                out.Reviews.push_back(render_review(call, reader, {review, *set}));
    });
    return out;
}

api::souk::GetPublishingReview::Output get_publishing_review(Call& call,
                                                             const api::souk::GetPublishingReview::Input& in) {
    call.require_operator("souk:GetPublishingReview");
    api::souk::GetPublishingReview::Output out;
    call.database.read([&](store::Reader& reader) {
        const Reviewed reviewed = load_review(reader, in.ChangeSetId);
        out.Review = render_review(call, reader, reviewed);
        for (const store::ChangeEntry& entry : reviewed.set.changes)
            out.Changes.push_back(render_change(reader, entry));
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
        out.Review = render_review(call, tx, reviewed);
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
        out.Review = render_review(call, tx, reviewed);
    });
    return out;
}

} // namespace services
