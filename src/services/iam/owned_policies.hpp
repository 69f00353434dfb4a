// Inline and attached policies: users and roles differ in nothing but the owner, so the work stands here once.
#pragma once

#include "services/iam/parts.hpp"
#include "store/identity/policies.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace services::iam {

using LoadOwner = PolicyOwner (*)(store::Reader& reader, const Call& call, std::string_view name);

void put_policy(Call& call, LoadOwner load, std::string_view owner, std::string_view action,
                const store::InlinePolicy& policy);
store::InlinePolicy get_policy_of(Call& call, LoadOwner load, std::string_view owner, std::string_view action,
                                  std::string_view name);
// All names, sorted.
std::vector<std::string> list_policies_of(Call& call, LoadOwner load, std::string_view owner, std::string_view action);
void delete_policy_of(Call& call, LoadOwner load, std::string_view owner, std::string_view action,
                      std::string_view name);

void attach(Call& call, LoadOwner load, std::string_view owner, std::string_view action, const std::string& arn);
void detach(Call& call, LoadOwner load, std::string_view owner, std::string_view action, const std::string& arn);
std::vector<std::string> list_attached(Call& call, LoadOwner load, std::string_view owner, std::string_view action);

// The part of `sorted` behind the marker, at most one more than the page holds.
std::vector<std::string> part_of(const std::vector<std::string>& sorted, const std::optional<std::string>& marker,
                                 int size);
// ARNs of managed policies below the path "/"; every other prefix holds none.
std::vector<api::iam::AttachedPolicy> render_attached(const std::vector<std::string>& arns);

} // namespace services::iam
