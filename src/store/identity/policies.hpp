// Policies of users and roles: inline documents by name, and attached managed policies by ARN. The owner is the user's
// or role's id.
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct InlinePolicy {
    std::string name;
    std::string document;
};

std::optional<InlinePolicy> find_inline_policy(Reader& reader, std::string_view owner, std::string_view name);
// By name.
std::vector<InlinePolicy> list_inline_policies(Reader& reader, std::string_view owner);
void save_inline_policy(Transaction& tx, std::string_view owner, const InlinePolicy& policy);
// False where there was none.
bool delete_inline_policy(Transaction& tx, std::string_view owner, std::string_view name);

// ARNs, sorted.
std::vector<std::string> list_attached_policies(Reader& reader, std::string_view owner);
// Attaching twice is attaching once.
void attach_policy(Transaction& tx, std::string_view owner, std::string_view arn);
bool detach_policy(Transaction& tx, std::string_view owner, std::string_view arn);
int count_attachments(Reader& reader, std::string_view account, std::string_view arn);

} // namespace store
