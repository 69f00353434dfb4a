// PutAccountRole, DecideAccount: who is an operator, and which accounts may do anything at all.
#include "services/souk/accounts.hpp"
#include "services/souk/faults.hpp"
#include "store/audit/scope.hpp"
#include "store/identity/accounts.hpp"
#include "store/identity/sign_ins.hpp"
#include "store/market/events.hpp"
#include "store/resources.hpp"

#include <fmt/format.h>

namespace services {

namespace {

namespace Decision = api::souk::AccountDecision;

store::Account require_other(store::Reader& reader, const Call& call, const std::string& id) {
    auto account = store::find_account(reader, id);
    if (!account) throw souk::not_found("account", id);
    if (id == call.caller.account)
        souk::require_none({{"OWN_ACCOUNT",
                             "This is your own account: another operator decides about it, so that the market is never "
                             "without one.",
                             "AccountId"}});
    return std::move(*account);
}

std::vector<std::string> what_runs(store::Reader& reader, const std::string& account) {
    std::vector<std::string> found;
    for (std::string_view kind : {store::kind::endpoint, store::kind::training_job, store::kind::transform_job})
        for (const store::Resource& run : store::list_all(reader, kind)) {
            const bool ended = run.status == "Failed" || run.status == "OutOfService" || run.status == "Completed" ||
                               run.status == "Stopped";
            if (run.account == account && !ended) found.push_back(run.arn());
        }
    return found;
}

void require_reason(const std::optional<std::string>& reason) {
    if (!reason) souk::require_none({{"MISSING_REASON", "Say why: the account's people read it.", "Reason"}});
}

void require_standing(const store::Account& account, store::Standing wanted, std::string_view decision) {
    if (account.standing != wanted)
        souk::require_none({{"INVALID_STANDING",
                             fmt::format("Account {} is {}: {} is for one that is {}.", account.id,
                                         render(account.standing), decision, render(wanted)),
                             "Decision"}});
}

void require_still(store::Reader& reader, const store::Account& account) {
    const auto running = what_runs(reader, account.id);
    if (!running.empty())
        souk::require_none({{"ACCOUNT_IN_USE",
                             fmt::format("Of account {} there still runs {}. Stop that first: StopEndpoint, StopJob.",
                                         account.id, fmt::join(running, ", ")),
                             "AccountId"}});
}

void announce(store::Transaction& tx, const Call& call, const store::Account& account, std::string_view detail_type) {
    boost::json::object detail{{"requestId", call.request_id},
                               {"account", {{"accountId", account.id}, {"standing", render(account.standing)}}}};
    if (!account.standing_reason.empty()) detail["reason"] = account.standing_reason;
    store::append_event(tx, {"souk.accounts", std::string(detail_type), account.id, {account.id}, std::move(detail)},
                        call.now);
}

} // namespace

api::souk::PutAccountRole::Output put_account_role(Call& call, const api::souk::PutAccountRole::Input& in) {
    call.require_operator("souk:PutAccountRole");
    api::souk::PutAccountRole::Output out;
    call.database.write([&](store::Transaction& tx) {
        store::Account account = require_other(tx, call, in.AccountId);
        if (in.Operator) require_standing(account, store::Standing::Active, "the operator's role");
        account.operator_ = in.Operator;
        store::update_account(tx, account);
        store::note_changed(fmt::format("account {} {}", account.id, in.Operator ? "is operator" : "is no operator"));
        out.Account = souk::render_account(tx, account);
    });
    return out;
}

api::souk::DecideAccount::Output decide_account(Call& call, const api::souk::DecideAccount::Input& in) {
    call.require_operator("souk:DecideAccount");
    api::souk::DecideAccount::Output out;
    call.database.write([&](store::Transaction& tx) {
        store::Account account = require_other(tx, call, in.AccountId);
        if (in.Decision == Decision::REOPEN) {
            require_standing(account, store::Standing::Suspended, in.Decision);
            account.standing = store::Standing::Active;
        } else {
            require_reason(in.Reason);
            if (in.Decision == Decision::SUSPEND) require_standing(account, store::Standing::Active, in.Decision);
            if (account.standing == store::Standing::Closed)
                require_standing(account, store::Standing::Active, in.Decision);
            const bool close = in.Decision == Decision::CLOSE;
            if (close) require_still(tx, account);
            account.standing = close ? store::Standing::Closed : store::Standing::Suspended;
            store::delete_account_sign_ins(tx, account.id);
        }
        account.standing_reason = account.standing == store::Standing::Active ? "" : *in.Reason;
        account.standing_since = call.real_now;
        store::update_account(tx, account);
        store::note_changed(fmt::format("account {} {}", account.id, render(account.standing)));
        announce(tx, call, account,
                 in.Decision == Decision::REOPEN    ? "Account Reopened"
                 : in.Decision == Decision::SUSPEND ? "Account Suspended"
                                                    : "Account Closed");
        out.Account = souk::render_account(tx, account);
    });
    return out;
}

} // namespace services
