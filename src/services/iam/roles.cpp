// CreateRole, GetRole, ListRoles, DeleteRole.
#include "services/iam/operations.hpp"
#include "services/iam/parts.hpp"
#include "store/identity/policies.hpp"

#include <fmt/format.h>

namespace services {

using namespace api::iam;

CreateRoleResponse create_role(Call& call, const CreateRoleRequest& in) {
    constexpr int most = 1000;
    store::Role role;
    role.account = call.caller.account;
    role.name = in.RoleName;
    role.path = in.Path.value_or("/");
    role.id = "AROA" + call.ids.base32(17);
    role.trust_policy = in.AssumeRolePolicyDocument;
    role.description = in.Description;
    role.max_session = in.MaxSessionDuration.value_or(3600);
    role.created = call.real_now;
    role.tags = iam::parse_tags(in.Tags);
    call.require("iam:CreateRole", role.arn(), iam::tag_keys(in.Tags));
    if (in.Tags) call.require("iam:TagRole", role.arn(), iam::tag_keys(in.Tags));
    iam::refuse_boundary(in.PermissionsBoundary);
    iam::require_policy(role.trust_policy, domain::PolicyKind::Trust);
    call.database.write([&](store::Transaction& tx) {
        if (store::find_role(tx, role.account, role.name))
            throw iam::already_exists(fmt::format("Role with name {} already exists.", role.name));
        if (store::count_roles(tx, role.account) >= most) throw iam::limit_exceeded("RolesPerAccount", most);
        store::save_role(tx, role);
    });
    return {iam::render(role)};
}

GetRoleResponse get_role(Call& call, const GetRoleRequest& in) {
    return call.database.read([&](store::Reader& reader) -> GetRoleResponse {
        const auto found = store::find_role(reader, call.caller.account, in.RoleName);
        call.require("iam:GetRole", found ? found->arn() : iam::role_arn(call, "/", in.RoleName));
        return {iam::render(iam::load_role(reader, call, in.RoleName))};
    });
}

ListRolesResponse list_roles(Call& call, const ListRolesRequest& in) {
    call.require("iam:ListRoles", iam::role_arn(call, in.PathPrefix.value_or("/"), ""));
    const int size = iam::page_size(in.MaxItems);
    const std::string after = iam::parse_marker(in.Marker);
    auto roles = call.database.read([&](store::Reader& reader) {
        return store::list_roles(reader, call.caller.account, in.PathPrefix.value_or("/"), after, size + 1);
    });
    ListRolesResponse out;
    iam::finish_page(out, roles, size, [](const store::Role& role) { return role.name; });
    for (store::Role& role : roles) {
        role.tags.clear(); // lists leave them out
        out.Roles.push_back(iam::render(role));
    }
    return out;
}

wire::Empty delete_role(Call& call, const DeleteRoleRequest& in) {
    call.database.write([&](store::Transaction& tx) {
        const auto found = store::find_role(tx, call.caller.account, in.RoleName);
        call.require("iam:DeleteRole", found ? found->arn() : iam::role_arn(call, "/", in.RoleName));
        const auto role = iam::load_role(tx, call, in.RoleName);
        if (!store::list_inline_policies(tx, role.id).empty())
            throw iam::delete_conflict("Cannot delete entity, must delete policies first.");
        if (!store::list_attached_policies(tx, role.id).empty())
            throw iam::delete_conflict("Cannot delete entity, must detach all policies first.");
        store::delete_role(tx, role);
    });
    return {};
}

} // namespace services
