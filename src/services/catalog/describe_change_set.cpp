#include "services/catalog/catalog.hpp"
#include "services/catalog/operations.hpp"

#include <fmt/format.h>

namespace services {

namespace {

// While it runs a change shows what was asked; once it succeeded, the real entity at its new revision.
api::catalog::ChangeSummary summarise(const store::ChangeSet& set, const store::ChangeEntry& entry) {
    const bool done = set.status == store::ChangeSetStatus::Succeeded;
    api::catalog::ChangeSummary summary;
    summary.ChangeType = entry.type;
    if (!entry.name.empty()) summary.ChangeName = entry.name;
    api::catalog::Entity entity;
    entity.Type = entry.entity_type;
    if (done && entry.revision)
        entity.Identifier = fmt::format("{}@{}", entry.entity, *entry.revision);
    else if (!entry.entity_given.empty())
        entity.Identifier = entry.entity_given;
    summary.Entity = std::move(entity);
    const base::Document& shown = done ? entry.details : entry.given;
    summary.Details = base::render(shown);
    summary.DetailsDocument = shown;
    std::vector<api::catalog::ErrorDetail> errors;
    for (const base::Refusal& refusal : entry.errors) {
        api::catalog::ErrorDetail error;
        error.ErrorCode = refusal.code;
        error.ErrorMessage =
            refusal.where.empty() ? refusal.message : fmt::format("{}: {}", refusal.where, refusal.message);
        errors.push_back(std::move(error));
    }
    summary.ErrorDetailList = std::move(errors);
    return summary;
}

} // namespace

api::catalog::DescribeChangeSet::Output describe_change_set(Call& call,
                                                            const api::catalog::DescribeChangeSet::Input& in) {
    require_catalog(in.Catalog);
    const auto arn = base::marketplace_arn(call.caller.account, "ChangeSet", in.ChangeSetId);
    const store::ChangeSet set = call.database.read([&](store::Reader& r) {
        const auto found = store::find_change_set(r, in.ChangeSetId);
        domain::ConditionKeys keys = resource_tag_keys(call, r, arn);
        if (found && found->account == call.caller.account) keys.merge(change_type_keys(*found));
        call.require("aws-marketplace:DescribeChangeSet", arn, keys);
        return load_own_change_set(call, r, in.ChangeSetId);
    });
    api::catalog::DescribeChangeSet::Output out;
    out.ChangeSetId = set.id;
    out.ChangeSetArn = change_set_arn(set);
    out.ChangeSetName = set.name;
    out.Intent = set.intent;
    out.StartTime = base::render_iso(set.started);
    if (set.ended) out.EndTime = base::render_iso(*set.ended);
    out.Status = store::render(set.status);
    out.FailureCode = set.failure_code;
    out.FailureDescription = set.failure;
    std::vector<api::catalog::ChangeSummary> changes;
    for (const store::ChangeEntry& entry : set.changes)
        changes.push_back(summarise(set, entry));
    out.ChangeSet = std::move(changes);
    return out;
}

} // namespace services
