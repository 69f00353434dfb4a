// GetPolicy, GetPolicyVersion, ListPolicies: the managed policies that this instance ships. Each has one version.
#include "base/digest.hpp"
#include "services/iam/operations.hpp"
#include "services/iam/owned_policies.hpp"
#include "services/iam/parts.hpp"
#include "store/identity/cache.hpp"
#include "store/identity/policies.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {

using namespace api::iam;

namespace {

constexpr std::string_view only_version = "v1";

std::string_view require_name(std::string_view arn) {
    const auto name = store::managed_policy_name(arn);
    if (domain::managed_policy(name).empty()) throw iam::no_such_entity(fmt::format("Policy {} was not found.", arn));
    return name;
}

Policy describe(const Call& call, store::Reader& reader, std::string_view name) {
    Policy policy;
    policy.PolicyName = std::string(name);
    policy.PolicyId = "ANPA" + base::hex(base::sha256(name)).substr(0, 17);
    for (char& c : *policy.PolicyId)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    policy.Arn = store::managed_policy_arn(name);
    policy.Path = "/";
    policy.DefaultVersionId = std::string(only_version);
    policy.AttachmentCount = store::count_attachments(reader, call.caller.account, *policy.Arn);
    policy.PermissionsBoundaryUsageCount = 0;
    policy.IsAttachable = true;
    return policy;
}

// Nobody makes policies of his own here, none bounds anybody, and all have the path "/".
bool asks_for_none(const ListPoliciesRequest& in) {
    return in.Scope.value_or("All") == "Local" || in.PathPrefix.value_or("/") != "/" ||
           in.PolicyUsageFilter.value_or("PermissionsPolicy") != "PermissionsPolicy";
}

} // namespace

GetPolicyResponse get_policy(Call& call, const GetPolicyRequest& in) {
    call.require("iam:GetPolicy", in.PolicyArn);
    const auto name = require_name(in.PolicyArn);
    return call.database.read([&](store::Reader& reader) { return GetPolicyResponse{describe(call, reader, name)}; });
}

GetPolicyVersionResponse get_policy_version(Call& call, const GetPolicyVersionRequest& in) {
    call.require("iam:GetPolicyVersion", in.PolicyArn);
    const auto name = require_name(in.PolicyArn);
    if (in.VersionId != only_version)
        throw iam::no_such_entity(
            fmt::format("Policy {} version {} does not exist or is not attachable.", in.PolicyArn, in.VersionId));
    PolicyVersion version;
    version.Document = iam::render_policy(domain::managed_policy(name));
    version.VersionId = in.VersionId;
    version.IsDefaultVersion = true;
    return {version};
}

ListPoliciesResponse list_policies(Call& call, const ListPoliciesRequest& in) {
    call.require("iam:ListPolicies", "*");
    const int size = iam::page_size(in.MaxItems);
    ListPoliciesResponse out;
    auto& page = out.Policies.emplace();
    call.database.read([&](store::Reader& reader) {
        std::vector<std::string> names;
        if (!asks_for_none(in))
            for (const std::string_view name : domain::managed_policy_names())
                if (!in.OnlyAttached.value_or(false) ||
                    store::count_attachments(reader, call.caller.account, store::managed_policy_arn(name)) > 0)
                    names.emplace_back(name);
        std::ranges::sort(names);
        page.clear();
        for (const std::string& name : iam::part_of(names, in.Marker, size))
            page.push_back(describe(call, reader, name));
    });
    iam::finish_page(out, page, size, [](const Policy& policy) { return policy.PolicyName.value_or(""); });
    return out;
}

} // namespace services
