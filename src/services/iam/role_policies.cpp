// Inline and attached policies of roles.
#include "services/iam/operations.hpp"
#include "services/iam/owned_policies.hpp"

namespace services {

using namespace api::iam;

namespace {

constexpr auto load = &iam::load_policy_owner_role;

} // namespace

wire::Empty put_role_policy(Call& call, const PutRolePolicyRequest& in) {
    iam::put_policy(call, load, in.RoleName, "iam:PutRolePolicy", {in.PolicyName, in.PolicyDocument});
    return {};
}

GetRolePolicyResponse get_role_policy(Call& call, const GetRolePolicyRequest& in) {
    const auto policy = iam::get_policy_of(call, load, in.RoleName, "iam:GetRolePolicy", in.PolicyName);
    return {in.RoleName, policy.name, iam::render_policy(policy.document)};
}

ListRolePoliciesResponse list_role_policies(Call& call, const ListRolePoliciesRequest& in) {
    const int size = iam::page_size(in.MaxItems);
    const auto all = iam::list_policies_of(call, load, in.RoleName, "iam:ListRolePolicies");
    ListRolePoliciesResponse out;
    out.PolicyNames = iam::part_of(all, in.Marker, size);
    iam::finish_page(out, out.PolicyNames, size, [](const std::string& name) { return name; });
    return out;
}

wire::Empty delete_role_policy(Call& call, const DeleteRolePolicyRequest& in) {
    iam::delete_policy_of(call, load, in.RoleName, "iam:DeleteRolePolicy", in.PolicyName);
    return {};
}

wire::Empty attach_role_policy(Call& call, const AttachRolePolicyRequest& in) {
    iam::attach(call, load, in.RoleName, "iam:AttachRolePolicy", in.PolicyArn);
    return {};
}

wire::Empty detach_role_policy(Call& call, const DetachRolePolicyRequest& in) {
    iam::detach(call, load, in.RoleName, "iam:DetachRolePolicy", in.PolicyArn);
    return {};
}

ListAttachedRolePoliciesResponse list_attached_role_policies(Call& call, const ListAttachedRolePoliciesRequest& in) {
    const int size = iam::page_size(in.MaxItems);
    auto all = iam::list_attached(call, load, in.RoleName, "iam:ListAttachedRolePolicies");
    // Every managed policy that is known has the path "/".
    if (in.PathPrefix.value_or("/") != "/") all.clear();
    ListAttachedRolePoliciesResponse out;
    auto page = iam::part_of(all, in.Marker, size);
    iam::finish_page(out, page, size, [](const std::string& arn) { return arn; });
    out.AttachedPolicies = iam::render_attached(page);
    return out;
}

} // namespace services
