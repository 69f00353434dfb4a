// IAM users. Names are unique in an account without regard to case.
#pragma once

#include "store/database.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct User {
    std::string account;
    std::string name;
    std::string path = "/";
    std::string id; // AIDA…
    base::Instant created;
    std::map<std::string, std::string> tags;

    std::string arn() const; // arn:aws:iam::111122223333:user/path/name
};

std::optional<User> find_user(Reader& reader, std::string_view account, std::string_view name);
std::optional<User> find_user_by_id(Reader& reader, std::string_view id);
// By name, those behind `after` ("" from the start), at most `limit`.
std::vector<User> list_users(Reader& reader, std::string_view account, std::string_view path_prefix,
                             std::string_view after, int limit);
int count_users(Reader& reader, std::string_view account);
// Throws Conflict if the name is taken.
void save_user(Transaction& tx, const User& user);
void delete_user(Transaction& tx, const User& user);

} // namespace store
