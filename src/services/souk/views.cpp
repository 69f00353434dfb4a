// StartView, EndView: an operator looks at another's account with its root's eyes, and can change nothing there.
#include "services/souk/faults.hpp"
#include "services/souk/session_operations.hpp"
#include "store/audit/scope.hpp"
#include "store/identity/sign_ins.hpp"

#include <fmt/format.h>

namespace services {

using namespace api::souk;
using souk::Visit;

namespace {

store::SignIn require_session(Visit& visit, store::Reader& reader) {
    if (auto found = store::find_sign_in(reader, session_token(visit.request), visit.call.real_now)) return *found;
    throw base::Fault("ValidationException",
                      "A view belongs to a session in a browser: sign in there. Signed requests have none.");
}

} // namespace

StartView::Output start_view(Visit& visit, const StartView::Input& in) {
    Call& call = visit.call;
    call.require_operator("souk:StartView");
    StartView::Output out;
    call.database.write([&](store::Transaction& tx) {
        const store::SignIn session = require_session(visit, tx);
        const auto account = store::find_account(tx, in.AccountId);
        if (!account) throw souk::not_found("account", in.AccountId);
        if (account->operator_)
            souk::require_none(
                {{"VIEW_OF_OPERATOR", "An operator's account is looked at by its owner only.", "AccountId"}});
        if (account->standing != store::Standing::Active)
            souk::require_none(
                {{"ACCOUNT_NOT_ACTIVE", fmt::format("{} Nobody sees anything with it.", store::why_barred(*account)),
                  "AccountId"}});
        store::view_account(tx, session.id, account->id);
        store::note_changed(fmt::format("view of account {}: {}", account->id, in.Reason));
        out.AccountId = account->id;
    });
    return out;
}

EndView::Output end_view(Visit& visit, const EndView::Input&) {
    Call& call = visit.call;
    call.database.write([&](store::Transaction& tx) {
        const store::SignIn session = require_session(visit, tx);
        if (!session.viewing.empty()) store::note_changed("end of view of account " + session.viewing);
        store::view_account(tx, session.id, "");
    });
    return {};
}

} // namespace services
