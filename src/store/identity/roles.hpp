// IAM roles. Names are unique in an account without regard to case.
#pragma once

#include "store/database.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct Role {
    std::string account;
    std::string name;
    std::string path = "/";
    std::string id; // AROA…
    std::string trust_policy;
    std::optional<std::string> description;
    std::int64_t max_session = 3600; // seconds
    base::Instant created;
    std::map<std::string, std::string> tags;

    std::string arn() const; // arn:aws:iam::111122223333:role/path/name
};

std::optional<Role> find_role(Reader& reader, std::string_view account, std::string_view name);
std::optional<Role> find_role_by_id(Reader& reader, std::string_view id);
// By name, those behind `after` ("" from the start), at most `limit`.
std::vector<Role> list_roles(Reader& reader, std::string_view account, std::string_view path_prefix,
                             std::string_view after, int limit);
int count_roles(Reader& reader, std::string_view account);
// Throws Conflict if the name is taken.
void save_role(Transaction& tx, const Role& role);
void delete_role(Transaction& tx, const Role& role);

} // namespace store
