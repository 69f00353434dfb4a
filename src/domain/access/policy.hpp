// IAM policy evaluation: an explicit Deny wins, else any Allow allows, else refused. Pure; no store, no clock of its
// own. Knows identity policies (Action/NotAction, Resource/NotResource, Condition) and resource policies (Principal).
#pragma once

#include "base/result.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

// Condition keys and their values, "aws:SourceIp" → {"10.0.0.1"}. Key names compare without case.
using ConditionKeys = std::multimap<std::string, std::string>;

class Policy; // one parsed document

// Reads a policy document (≤ 10240 characters, Version 2012-10-17 or 2008-10-17). All errors at once, each with its
// place; code "MalformedPolicyDocument".
//
// An identity policy names resources and no principal; a resource policy names both; a trust policy names principals
// and no resource. Any takes each of these as it comes.
enum class PolicyKind { Any, Identity, Resource, Trust };
base::Result<std::shared_ptr<const Policy>> parse_policy(std::string_view json, PolicyKind kind = PolicyKind::Any);

struct PolicySet {
    std::vector<std::shared_ptr<const Policy>> identity;
    // Where present, one of these must allow as well (session policies of AssumeRole).
    std::vector<std::shared_ptr<const Policy>> session;
};

struct AccessRequest {
    std::string_view principal_arn;
    std::string_view account;
    std::string_view action;   // "sagemaker:DescribeModelPackage"
    std::string_view resource; // an ARN, or "*"
    const ConditionKeys* keys = nullptr;
};

enum class Access { Allowed, DeniedExplicitly, DeniedByDefault };

Access evaluate(const PolicySet& policies, const AccessRequest& request);
// True where a session policy, not an identity policy, is what keeps the request from being allowed.
bool refused_by_session(const PolicySet& policies, const AccessRequest& request);
// True where the outcome may depend on condition keys: only then is it worth collecting them.
bool needs_keys(const PolicySet& policies);
// The same for one resource policy, matching Principal as well. `principal_arn` may be a service
// ("sagemaker.amazonaws.com").
Access evaluate_resource_policy(const Policy& policy, const AccessRequest& request);
// True where the policy allows the request to this very user or role by its name, not only to its account or to all.
bool allows_by_name(const Policy& policy, const AccessRequest& request);

// Parsed once; null if unknown.
std::shared_ptr<const Policy> find_managed_policy(std::string_view name);
// Document text of a managed policy by its name ("AWSMarketplaceSellerFullAccess"); empty if unknown.
std::string_view managed_policy(std::string_view name);
std::vector<std::string_view> managed_policy_names();

} // namespace domain
