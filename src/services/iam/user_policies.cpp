// Inline and attached policies of users.
#include "services/iam/operations.hpp"
#include "services/iam/owned_policies.hpp"

namespace services {

using namespace api::iam;

namespace {

constexpr auto load = &iam::load_policy_owner_user;

} // namespace

wire::Empty put_user_policy(Call& call, const PutUserPolicyRequest& in) {
    iam::put_policy(call, load, in.UserName, "iam:PutUserPolicy", {in.PolicyName, in.PolicyDocument});
    return {};
}

GetUserPolicyResponse get_user_policy(Call& call, const GetUserPolicyRequest& in) {
    const auto policy = iam::get_policy_of(call, load, in.UserName, "iam:GetUserPolicy", in.PolicyName);
    return {in.UserName, policy.name, iam::render_policy(policy.document)};
}

ListUserPoliciesResponse list_user_policies(Call& call, const ListUserPoliciesRequest& in) {
    const int size = iam::page_size(in.MaxItems);
    const auto all = iam::list_policies_of(call, load, in.UserName, "iam:ListUserPolicies");
    ListUserPoliciesResponse out;
    out.PolicyNames = iam::part_of(all, in.Marker, size);
    iam::finish_page(out, out.PolicyNames, size, [](const std::string& name) { return name; });
    return out;
}

wire::Empty delete_user_policy(Call& call, const DeleteUserPolicyRequest& in) {
    iam::delete_policy_of(call, load, in.UserName, "iam:DeleteUserPolicy", in.PolicyName);
    return {};
}

wire::Empty attach_user_policy(Call& call, const AttachUserPolicyRequest& in) {
    iam::attach(call, load, in.UserName, "iam:AttachUserPolicy", in.PolicyArn);
    return {};
}

wire::Empty detach_user_policy(Call& call, const DetachUserPolicyRequest& in) {
    iam::detach(call, load, in.UserName, "iam:DetachUserPolicy", in.PolicyArn);
    return {};
}

ListAttachedUserPoliciesResponse list_attached_user_policies(Call& call, const ListAttachedUserPoliciesRequest& in) {
    const int size = iam::page_size(in.MaxItems);
    auto all = iam::list_attached(call, load, in.UserName, "iam:ListAttachedUserPolicies");
    // Every managed policy that is known has the path "/".
    if (in.PathPrefix.value_or("/") != "/") all.clear();
    ListAttachedUserPoliciesResponse out;
    auto page = iam::part_of(all, in.Marker, size);
    iam::finish_page(out, page, size, [](const std::string& arn) { return arn; });
    out.AttachedPolicies = iam::render_attached(page);
    return out;
}

} // namespace services
