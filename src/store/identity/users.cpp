#include "store/identity/users.hpp"

#include "store/identity/names.hpp"

namespace store {
namespace {

User make(const Row& row) {
    User user;
    user.account = row.text(0);
    user.name = row.text(1);
    user.path = row.text(2);
    user.id = row.text(3);
    user.created = row.instant(4);
    user.tags = parse_tags(row.document(5));
    return user;
}

} // namespace

std::string User::arn() const {
    return "arn:aws:iam::" + account + ":user" + path + name;
}

std::optional<User> find_user(Reader& reader, std::string_view account, std::string_view name) {
    return reader.one(
        "SELECT account, name, path, id, created, tags FROM iam_user WHERE account = $1 AND name_key = $2",
        {account, name_key(name)}, make);
}

std::optional<User> find_user_by_id(Reader& reader, std::string_view id) {
    return reader.one("SELECT account, name, path, id, created, tags FROM iam_user WHERE id = $1", {id}, make);
}

std::vector<User> list_users(Reader& reader, std::string_view account, std::string_view path_prefix,
                             std::string_view after, int limit) {
    return reader.all("SELECT account, name, path, id, created, tags FROM iam_user WHERE account = $1 AND "
                      "name_key > $2 AND path LIKE $3 ESCAPE '\\' ORDER BY name_key LIMIT $4",
                      {account, name_key(after), like_prefix(path_prefix), limit}, make);
}

int count_users(Reader& reader, std::string_view account) {
    return static_cast<int>(*reader.one("SELECT count(*) FROM iam_user WHERE account = $1", {account},
                                        [](const Row& row) { return row.integer(0); }));
}

void save_user(Transaction& tx, const User& user) {
    tx.exec(
        "INSERT INTO iam_user (id, account, name, name_key, path, created, tags) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {user.id, user.account, user.name, name_key(user.name), user.path, user.created, render_tags(user.tags)});
    tx.ring("identity");
}

void delete_user(Transaction& tx, const User& user) {
    tx.exec("DELETE FROM sign_in WHERE account = $1 AND user_id = $2", {user.account, user.id});
    tx.exec("DELETE FROM iam_user WHERE id = $1", {user.id});
    tx.ring("identity");
}

} // namespace store
