// CreateUser, GetUser, ListUsers, DeleteUser.
#include "services/iam/operations.hpp"
#include "services/iam/parts.hpp"
#include "store/identity/access_keys.hpp"
#include "store/identity/accounts.hpp"
#include "store/identity/passwords.hpp"
#include "store/identity/policies.hpp"

#include <fmt/format.h>

namespace services {

using namespace api::iam;

CreateUserResponse create_user(Call& call, const CreateUserRequest& in) {
    constexpr int most = 5000;
    store::User user;
    user.account = call.caller.account;
    user.name = in.UserName;
    user.path = in.Path.value_or("/");
    user.id = "AIDA" + call.ids.base32(17);
    user.created = call.real_now;
    user.tags = iam::parse_tags(in.Tags);
    call.require("iam:CreateUser", user.arn(), iam::tag_keys(in.Tags));
    if (in.Tags) call.require("iam:TagUser", user.arn(), iam::tag_keys(in.Tags));
    iam::refuse_boundary(in.PermissionsBoundary);
    call.database.write([&](store::Transaction& tx) {
        if (store::find_user(tx, user.account, user.name))
            throw iam::already_exists(fmt::format("User with name {} already exists.", user.name));
        if (store::count_users(tx, user.account) >= most) throw iam::limit_exceeded("UsersPerAccount", most);
        store::save_user(tx, user);
    });
    return {iam::render(user)};
}

GetUserResponse get_user(Call& call, const GetUserRequest& in) {
    return call.database.read([&](store::Reader& reader) -> GetUserResponse {
        if (!in.UserName && call.caller.root) {
            User root;
            root.UserName = "root";
            root.Path = "/";
            root.UserId = call.caller.account;
            root.Arn = call.caller.arn;
            if (const auto account = store::find_account(reader, call.caller.account))
                root.CreateDate = account->created;
            return {root};
        }
        if (!in.UserName && call.caller.name.empty())
            throw base::Fault("ValidationError", "Must specify userName when calling with non-User credentials")
                .status(400);
        const std::string& name = in.UserName ? *in.UserName : call.caller.name;
        const auto user = store::find_user(reader, call.caller.account, name);
        call.require("iam:GetUser", user ? user->arn() : iam::user_arn(call, "/", name));
        return {iam::render(iam::load_user(reader, call, name))};
    });
}

ListUsersResponse list_users(Call& call, const ListUsersRequest& in) {
    call.require("iam:ListUsers", iam::user_arn(call, in.PathPrefix.value_or("/"), ""));
    const int size = iam::page_size(in.MaxItems);
    const std::string after = iam::parse_marker(in.Marker);
    auto users = call.database.read([&](store::Reader& reader) {
        return store::list_users(reader, call.caller.account, in.PathPrefix.value_or("/"), after, size + 1);
    });
    ListUsersResponse out;
    iam::finish_page(out, users, size, [](const store::User& user) { return user.name; });
    for (store::User& user : users) {
        user.tags.clear(); // lists leave them out
        out.Users.push_back(iam::render(user));
    }
    return out;
}

wire::Empty delete_user(Call& call, const DeleteUserRequest& in) {
    call.database.write([&](store::Transaction& tx) {
        const auto found = store::find_user(tx, call.caller.account, in.UserName);
        call.require("iam:DeleteUser", found ? found->arn() : iam::user_arn(call, "/", in.UserName));
        const auto user = iam::load_user(tx, call, in.UserName);
        if (!store::list_access_keys(tx, user.account, user.id).empty())
            throw iam::delete_conflict("Cannot delete entity, must delete access keys first.");
        if (!store::list_inline_policies(tx, user.id).empty())
            throw iam::delete_conflict("Cannot delete entity, must delete policies first.");
        if (!store::list_attached_policies(tx, user.id).empty())
            throw iam::delete_conflict("Cannot delete entity, must detach all policies first.");
        if (store::find_password(tx, user.account, user.id))
            throw iam::delete_conflict("Cannot delete entity, must delete login profile first.");
        store::delete_user(tx, user);
    });
    return {};
}

} // namespace services
