// CreateSession, GetSession, DeleteSession, ListSessions, RevokeSessions.
#include "services/souk/sessions.hpp"

#include "services/souk/session_operations.hpp"
#include "store/audit/scope.hpp"
#include "store/identity/sign_ins.hpp"
#include "store/market/sellers.hpp"

#include <fmt/format.h>

namespace services {

using namespace api::souk;
using souk::Visit;

namespace souk {

api::souk::Session sign_in(Visit& visit, store::Transaction& tx, const Person& person) {
    constexpr std::size_t longest_agent = 256;
    const Call& call = visit.call;
    const std::string token = base::hex(base::IdSource::secret_bytes(32));
    store::save_sign_in(tx, token,
                        {.id = call.ids.alphanumeric(20),
                         .account = person.account.id,
                         .user_id = person.user_id,
                         .created = call.real_now,
                         .last_used = call.real_now,
                         .address = call.caller.source_ip,
                         .agent = std::string(visit.request.headers.get("User-Agent").substr(0, longest_agent))});
    visit.new_token = token;
    return describe_session(visit, tx, person, token);
}

api::souk::Session describe_session(const Visit& visit, store::Reader& reader, const Person& person,
                                    std::string_view token) {
    api::souk::Session session;
    session.AccountId = person.account.id;
    session.AccountName = person.account.name;
    session.Email = person.account.email;
    session.Arn = fmt::format("arn:aws:iam::{}:root", person.account.id);
    if (!person.user_id.empty()) {
        session.UserName = person.user_name;
        if (const auto user = store::find_user_by_id(reader, person.user_id)) session.Arn = user->arn();
    }
    session.Operator = person.account.operator_;
    if (const auto viewer = viewer_of(visit.call.caller); !viewer.empty()) session.ViewedBy = std::string(viewer);
    session.Seller = store::find_seller_profile(reader, person.account.id).has_value();
    const auto password = store::find_password(reader, person.account.id, person.user_id);
    session.PasswordChangeRequired = password && password->must_change && !session.ViewedBy;
    if (const auto found = store::find_sign_in(reader, token, visit.call.real_now)) {
        session.SessionId = found->id;
        session.ExpiresAt = found->expires();
    }
    return session;
}

} // namespace souk

namespace {

// Whoever tries to sign in is a stranger until it worked: the record of the attempt says as whom.
void note_attempt(const souk::Person& person) {
    store::note_permission("souk:CreateSession",
                           fmt::format("arn:aws:iam::{}:{}", person.account.id,
                                       person.user_id.empty() ? "root" : "user/" + person.user_name));
}

} // namespace

CreateSession::Output create_session(Visit& visit, const CreateSession::Input& in) {
    Call& call = visit.call;
    auto& guard = call.shelf.get<souk::Guard>();
    const std::string attempted = in.Account + '/' + in.UserName.value_or("");
    const auto known = call.database.read([&](store::Reader& reader) {
        auto found = souk::find_person(reader, in.Account, in.UserName);
        const auto password = found ? store::find_password(reader, found->account.id, found->user_id) : std::nullopt;
        return std::pair(std::move(found), password ? password->hash : "");
    });
    const auto& person = known.first;
    const std::string& hash = known.second;
    const std::string key = person ? person->key() : attempted;
    if (person) note_attempt(*person);
    guard.require_patience(key, call.caller.source_ip, call.real_now);
    if (!guard.hashing([&] { return store::verify_password(hash, in.Password); })) {
        guard.failed(key, call.caller.source_ip, call.real_now);
        throw base::Fault("SignInFailedException", "No such account, user and password.");
    }
    guard.succeeded(key);
    if (const std::string barred = store::why_barred(person->account); !barred.empty())
        throw base::Fault("AccountBarredException", barred).with("reason", person->account.standing_reason);
    CreateSession::Output out;
    call.database.write([&](store::Transaction& tx) { out.Session = souk::sign_in(visit, tx, *person); });
    return out;
}

GetSession::Output get_session(Visit& visit, const GetSession::Input& in) {
    const Call& call = visit.call;
    GetSession::Output out;
    out.Session = call.database.read([&](store::Reader& reader) {
        return souk::describe_session(visit, reader, souk::load_caller(reader, call), session_token(visit.request));
    });
    if (!in.Actions) return out;
    out.Session.AllowedActions.emplace();
    for (const std::string& action : *in.Actions)
        if (call.allowed(action, "*")) out.Session.AllowedActions->push_back(action);
    return out;
}

DeleteSession::Output delete_session(Visit& visit, const DeleteSession::Input&) {
    const Call& call = visit.call;
    call.database.write([&](store::Transaction& tx) {
        if (const auto found = store::find_sign_in(tx, session_token(visit.request), call.real_now))
            store::delete_sign_in(tx, found->account, found->user_id, found->id);
    });
    visit.new_token = "";
    return {};
}

ListSessions::Output list_sessions(Visit& visit, const ListSessions::Input&) {
    const Call& call = visit.call;
    ListSessions::Output out;
    call.database.read([&](store::Reader& reader) {
        const auto person = souk::load_caller(reader, call);
        const auto current = store::find_sign_in(reader, session_token(visit.request), call.real_now);
        for (const auto& each : store::list_sign_ins(reader, person.account.id, person.user_id, call.real_now))
            out.Sessions.push_back({.SessionId = each.id,
                                    .CreatedAt = each.created,
                                    .LastUsedAt = each.last_used,
                                    .ExpiresAt = each.expires(),
                                    .Address = each.address,
                                    .Agent = each.agent,
                                    .Current = current && current->id == each.id});
    });
    return out;
}

RevokeSessions::Output revoke_sessions(Visit& visit, const RevokeSessions::Input& in) {
    const Call& call = visit.call;
    RevokeSessions::Output out;
    call.database.write([&](store::Transaction& tx) {
        const auto person = souk::load_caller(tx, call);
        const auto current = store::find_sign_in(tx, session_token(visit.request), call.real_now);
        if (in.SessionId) {
            if (!store::delete_sign_in(tx, person.account.id, person.user_id, *in.SessionId))
                throw base::Fault("ResourceNotFoundException",
                                  fmt::format("There is no session {}; it may be over.", *in.SessionId));
            out.Revoked = 1;
            return;
        }
        const bool keep = in.KeepCurrent.value_or(false) && current;
        out.Revoked = store::delete_sign_ins(tx, person.account.id, person.user_id, keep ? current->id : "");
        if (!keep) visit.new_token = "";
    });
    return out;
}

} // namespace services
