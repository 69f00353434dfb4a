// What several handlers of iam share: who an operation is about, refusals in IAM's words, pages.
#pragma once

#include "api/iam.hpp"
#include "services/call.hpp"
#include "store/identity/roles.hpp"
#include "store/identity/users.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace services::iam {

base::Fault no_such_entity(std::string message);
base::Fault already_exists(std::string message);
base::Fault limit_exceeded(std::string_view quota, std::size_t most);
base::Fault delete_conflict(std::string message);

std::string user_arn(const Call& call, std::string_view path, std::string_view name);
std::string role_arn(const Call& call, std::string_view path, std::string_view name);

// Throw NoSuchEntity.
store::User load_user(store::Reader& reader, const Call& call, std::string_view name);
store::Role load_role(store::Reader& reader, const Call& call, std::string_view name);

// The user or root that access keys belong to: the named user, or the caller.
struct KeyOwner {
    std::string user_id; // "" for root
    std::string name;    // as UserName is shown: "root" for root
    std::string arn;
};
KeyOwner load_key_owner(store::Reader& reader, const Call& call, const std::optional<std::string>& user_name);

// A user or role as the owner of policies.
struct PolicyOwner {
    std::string id;
    std::string arn;
    std::size_t inline_limit; // characters of all inline documents together
    std::string_view kind;    // "user" or "role"
};
PolicyOwner load_policy_owner_user(store::Reader& reader, const Call& call, std::string_view name);
PolicyOwner load_policy_owner_role(store::Reader& reader, const Call& call, std::string_view name);

// Throws MalformedPolicyDocument with every error.
void require_policy(std::string_view document, domain::PolicyKind kind);
// Documents travel URL-encoded.
std::string render_policy(std::string_view document);

using Tags = std::optional<std::vector<api::iam::Tag>>;
// Throws InvalidInput for a key that stands twice.
std::map<std::string, std::string> parse_tags(const Tags& tags);
Tags render_tags(const std::map<std::string, std::string>& tags);
domain::ConditionKeys tag_keys(const Tags& tags);

// Refuses what would be ignored otherwise: a boundary that binds nobody is worse than none.
void refuse_boundary(const std::optional<std::string>& boundary);

api::iam::User render(const store::User& user);
api::iam::Role render(const store::Role& role);

// Where a page begins: the last name of the one before, "" at first. Throws ValidationError for a foreign marker.
std::string parse_marker(const std::optional<std::string>& marker);
std::string render_marker(std::string_view last_name);

// The page's size; the store is asked for one more, which says whether there is a next page.
inline int page_size(const std::optional<std::int64_t>& wanted) {
    return static_cast<int>(wanted.value_or(100));
}

// Cuts `items` (at most size + 1 of them) to the page and says what the answer says of it.
template<class Output, class Item, class Name>
void finish_page(Output& out, std::vector<Item>& items, int size, Name name_of) {
    out.IsTruncated = items.size() > static_cast<std::size_t>(size);
    if (!*out.IsTruncated) return;
    items.resize(static_cast<std::size_t>(size));
    out.Marker = render_marker(name_of(items.back()));
}

} // namespace services::iam
