#include "store/identity/roles.hpp"

#include "store/identity/names.hpp"

namespace store {
namespace {

Role make(const Row& row) {
    Role role;
    role.account = row.text(0);
    role.name = row.text(1);
    role.path = row.text(2);
    role.id = row.text(3);
    role.trust_policy = row.text(4);
    role.description = row.maybe_text(5);
    role.max_session = row.integer(6);
    role.created = row.instant(7);
    role.tags = parse_tags(row.document(8));
    return role;
}

} // namespace

std::string Role::arn() const {
    return "arn:aws:iam::" + account + ":role" + path + name;
}

std::optional<Role> find_role(Reader& reader, std::string_view account, std::string_view name) {
    return reader.one("SELECT account, name, path, id, trust_policy, description, max_session, created, tags "
                      "FROM iam_role WHERE account = $1 AND name_key = $2",
                      {account, name_key(name)}, make);
}

std::optional<Role> find_role_by_id(Reader& reader, std::string_view id) {
    return reader.one("SELECT account, name, path, id, trust_policy, description, max_session, created, tags "
                      "FROM iam_role WHERE id = $1",
                      {id}, make);
}

std::vector<Role> list_roles(Reader& reader, std::string_view account, std::string_view path_prefix,
                             std::string_view after, int limit) {
    return reader.all("SELECT account, name, path, id, trust_policy, description, max_session, created, tags "
                      "FROM iam_role WHERE account = $1 AND name_key > $2 AND path LIKE $3 ESCAPE '\\' "
                      "ORDER BY name_key LIMIT $4",
                      {account, name_key(after), like_prefix(path_prefix), limit}, make);
}

int count_roles(Reader& reader, std::string_view account) {
    return static_cast<int>(*reader.one("SELECT count(*) FROM iam_role WHERE account = $1", {account},
                                        [](const Row& row) { return row.integer(0); }));
}

void save_role(Transaction& tx, const Role& role) {
    tx.exec("INSERT INTO iam_role (id, account, name, name_key, path, trust_policy, description, max_session, created, "
            "tags) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            {role.id, role.account, role.name, name_key(role.name), role.path, role.trust_policy, role.description,
             role.max_session, role.created, render_tags(role.tags)});
    tx.ring("identity");
}

void delete_role(Transaction& tx, const Role& role) {
    tx.exec("DELETE FROM iam_role WHERE id = $1", {role.id});
    tx.ring("identity");
}

} // namespace store
