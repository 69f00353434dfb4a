// CreateLoginProfile, GetLoginProfile, UpdateLoginProfile, DeleteLoginProfile: users' passwords for the
// portal. The rules are the same as for any other password there.
#include "domain/access/password.hpp"
#include "services/iam/operations.hpp"
#include "services/iam/parts.hpp"
#include "store/identity/passwords.hpp"
#include "store/identity/sign_ins.hpp"

#include <fmt/format.h>

namespace services {
namespace {

using namespace api::iam;

store::User load_named_user(store::Reader& reader, const Call& call, const std::optional<std::string>& name) {
    if (!name && call.caller.name.empty())
        throw base::Fault("ValidationError", "Must specify userName when calling with non-User credentials")
            .status(400);
    return iam::load_user(reader, call, name ? *name : call.caller.name);
}

store::Password load_password(store::Reader& reader, const store::User& user) {
    auto password = store::find_password(reader, user.account, user.id);
    if (!password) throw iam::no_such_entity(fmt::format("Login Profile for User {} cannot be found.", user.name));
    return std::move(*password);
}

void require_good(const std::string& password, const store::User& user) {
    const auto refusals = domain::judge_password(password, {user.account, user.name});
    if (refusals.empty()) return;
    std::string message;
    for (const auto& each : refusals)
        message += (message.empty() ? "" : " ") + each.message;
    throw base::Fault("PasswordPolicyViolation", std::move(message)).status(400);
}

LoginProfile render(const store::User& user, const store::Password& password) {
    LoginProfile profile;
    profile.UserName = user.name;
    profile.CreateDate = password.changed;
    profile.PasswordResetRequired = password.must_change;
    return profile;
}

} // namespace

CreateLoginProfileResponse create_login_profile(Call& call, const CreateLoginProfileRequest& in) {
    if (!in.Password) throw base::Fault("ValidationError", "Must specify password.").status(400);
    const std::string hash = store::hash_password(*in.Password);
    CreateLoginProfileResponse out;
    call.database.write([&](store::Transaction& tx) {
        const auto user = load_named_user(tx, call, in.UserName);
        call.require("iam:CreateLoginProfile", user.arn());
        require_good(*in.Password, user);
        if (store::find_password(tx, user.account, user.id))
            throw iam::already_exists(fmt::format("Login Profile for user {} already exists.", user.name));
        const store::Password password{user.account, user.id, hash, in.PasswordResetRequired.value_or(false),
                                       call.real_now};
        store::save_password(tx, password);
        out.LoginProfile = render(user, password);
    });
    return out;
}

GetLoginProfileResponse get_login_profile(Call& call, const GetLoginProfileRequest& in) {
    return call.database.read([&](store::Reader& reader) -> GetLoginProfileResponse {
        const auto user = load_named_user(reader, call, in.UserName);
        call.require("iam:GetLoginProfile", user.arn());
        return {render(user, load_password(reader, user))};
    });
}

wire::Empty update_login_profile(Call& call, const UpdateLoginProfileRequest& in) {
    const std::string hash = in.Password ? store::hash_password(*in.Password) : "";
    call.database.write([&](store::Transaction& tx) {
        const auto user = load_named_user(tx, call, in.UserName);
        call.require("iam:UpdateLoginProfile", user.arn());
        store::Password password = load_password(tx, user);
        if (in.Password) {
            require_good(*in.Password, user);
            password.hash = hash;
            store::delete_sign_ins(tx, user.account, user.id);
        }
        if (in.PasswordResetRequired) password.must_change = *in.PasswordResetRequired;
        store::save_password(tx, password);
    });
    return {};
}

wire::Empty delete_login_profile(Call& call, const DeleteLoginProfileRequest& in) {
    call.database.write([&](store::Transaction& tx) {
        const auto user = load_named_user(tx, call, in.UserName);
        call.require("iam:DeleteLoginProfile", user.arn());
        load_password(tx, user);
        store::delete_password(tx, user.account, user.id);
        store::delete_sign_ins(tx, user.account, user.id);
    });
    return {};
}

} // namespace services
