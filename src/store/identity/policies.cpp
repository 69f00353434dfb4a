#include "store/identity/policies.hpp"

namespace store {

std::optional<InlinePolicy> find_inline_policy(Reader& reader, std::string_view owner, std::string_view name) {
    return reader.one("SELECT name, document FROM inline_policy WHERE owner = $1 AND name = $2", {owner, name},
                      [](const Row& row) {
                          return InlinePolicy{row.text(0), row.text(1)};
                      });
}

std::vector<InlinePolicy> list_inline_policies(Reader& reader, std::string_view owner) {
    return reader.all("SELECT name, document FROM inline_policy WHERE owner = $1 ORDER BY name", {owner},
                      [](const Row& row) {
                          return InlinePolicy{row.text(0), row.text(1)};
                      });
}

void save_inline_policy(Transaction& tx, std::string_view owner, const InlinePolicy& policy) {
    tx.exec("INSERT INTO inline_policy (owner, name, document) VALUES ($1, $2, $3) "
            "ON CONFLICT (owner, name) DO UPDATE SET document = excluded.document",
            {owner, policy.name, policy.document});
    tx.ring("identity");
}

bool delete_inline_policy(Transaction& tx, std::string_view owner, std::string_view name) {
    tx.ring("identity");
    return tx.exec("DELETE FROM inline_policy WHERE owner = $1 AND name = $2", {owner, name}) > 0;
}

std::vector<std::string> list_attached_policies(Reader& reader, std::string_view owner) {
    return reader.all("SELECT arn FROM attached_policy WHERE owner = $1 ORDER BY arn", {owner},
                      [](const Row& row) { return row.text(0); });
}

void attach_policy(Transaction& tx, std::string_view owner, std::string_view arn) {
    tx.exec("INSERT INTO attached_policy (owner, arn) VALUES ($1, $2) ON CONFLICT DO NOTHING", {owner, arn});
    tx.ring("identity");
}

bool detach_policy(Transaction& tx, std::string_view owner, std::string_view arn) {
    tx.ring("identity");
    return tx.exec("DELETE FROM attached_policy WHERE owner = $1 AND arn = $2", {owner, arn}) > 0;
}

int count_attachments(Reader& reader, std::string_view account, std::string_view arn) {
    return static_cast<int>(
        *reader.one("SELECT count(*) FROM attached_policy WHERE arn = $2 AND owner IN "
                    "(SELECT id FROM iam_user WHERE account = $1 UNION ALL SELECT id FROM iam_role WHERE account = $1)",
                    {account, arn}, [](const Row& row) { return row.integer(0); }));
}

} // namespace store
