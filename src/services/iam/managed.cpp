// GetPolicy: the managed policies that this instance ships.
#include "base/digest.hpp"
#include "services/iam/operations.hpp"
#include "services/iam/parts.hpp"
#include "store/identity/cache.hpp"
#include "store/identity/policies.hpp"

#include <fmt/format.h>

namespace services {

using namespace api::iam;

GetPolicyResponse get_policy(Call& call, const GetPolicyRequest& in) {
    call.require("iam:GetPolicy", in.PolicyArn);
    const auto name = store::managed_policy_name(in.PolicyArn);
    if (domain::managed_policy(name).empty())
        throw iam::no_such_entity(fmt::format("Policy {} was not found.", in.PolicyArn));
    Policy policy;
    policy.PolicyName = std::string(name);
    policy.PolicyId = "ANPA" + base::hex(base::sha256(name)).substr(0, 17);
    for (char& c : *policy.PolicyId)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    policy.Arn = in.PolicyArn;
    policy.Path = "/";
    policy.DefaultVersionId = "v1";
    policy.AttachmentCount = call.database.read(
        [&](store::Reader& reader) { return store::count_attachments(reader, call.caller.account, in.PolicyArn); });
    policy.PermissionsBoundaryUsageCount = 0;
    policy.IsAttachable = true;
    return {policy};
}

} // namespace services
