#include "services/catalog/catalog.hpp"
#include "services/catalog/operations.hpp"
#include "store/market/change_set_events.hpp"

#include <fmt/format.h>

namespace services {

api::catalog::CancelChangeSet::Output cancel_change_set(Call& call, const api::catalog::CancelChangeSet::Input& in) {
    require_catalog(in.Catalog);
    const store::ChangeSet set = call.database.write([&](store::Transaction& tx) {
        const auto arn = base::marketplace_arn(call.caller.account, "ChangeSet", in.ChangeSetId);
        auto found = store::find_change_set(tx, in.ChangeSetId);
        const bool own = found && found->account == call.caller.account;
        domain::ConditionKeys keys = resource_tag_keys(call, tx, arn);
        if (own) keys.merge(change_type_keys(*found));
        call.require("aws-marketplace:CancelChangeSet", arn, keys);
        store::ChangeSet cancelled = load_own_change_set(call, tx, in.ChangeSetId);
        const auto status = cancelled.status;
        cancelled.status = store::ChangeSetStatus::Cancelled;
        cancelled.ended = call.now;
        if (status != store::ChangeSetStatus::Preparing ||
            !store::save_change_set(tx, cancelled, store::ChangeSetStatus::Preparing))
            throw base::Fault("ResourceInUseException",
                              fmt::format("The change set is {}; only one that is PREPARING can be cancelled.",
                                          store::render(status)));
        store::append_change_set_event(tx, cancelled);
        return cancelled;
    });
    api::catalog::CancelChangeSet::Output out;
    out.ChangeSetId = set.id;
    out.ChangeSetArn = change_set_arn(set);
    return out;
}

} // namespace services
