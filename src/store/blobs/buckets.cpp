#include "store/blobs/buckets.hpp"

namespace store {
namespace {

Bucket make_bucket(const Row& row) {
    return {.name = row.text(0),
            .account = row.text(1),
            .region = row.text(2),
            .created = row.instant(3),
            .policy = row.maybe_text(4)};
}

} // namespace

std::optional<Bucket> find_bucket(Reader& reader, std::string_view name) {
    return reader.one("SELECT name, account, region, created, policy FROM bucket WHERE name = $1", {name}, make_bucket);
}

std::vector<Bucket> list_buckets(Reader& reader, std::string_view account, std::string_view prefix,
                                 std::string_view after, std::int64_t limit) {
    return reader.all("SELECT name, account, region, created, policy FROM bucket "
                      "WHERE account = $1 AND name > $2 AND substr(name, 1, $3) = $4 ORDER BY name LIMIT $5",
                      {account, after, static_cast<std::int64_t>(prefix.size()), prefix, limit}, make_bucket);
}

std::int64_t count_buckets(Reader& reader, std::string_view account) {
    return reader
        .one("SELECT count(*) FROM bucket WHERE account = $1", {account}, [](const Row& row) { return row.integer(0); })
        .value_or(0);
}

void save_bucket(Transaction& tx, const Bucket& bucket) {
    tx.exec("INSERT INTO bucket (name, account, region, created, policy) VALUES ($1, $2, $3, $4, $5)",
            {bucket.name, bucket.account, bucket.region, bucket.created, bucket.policy});
}

void save_bucket_policy(Transaction& tx, std::string_view name, const std::optional<std::string>& policy) {
    tx.exec("UPDATE bucket SET policy = $2 WHERE name = $1", {name, policy});
}

std::optional<std::vector<std::string>> remove_bucket(Transaction& tx, std::string_view name) {
    if (tx.one("SELECT 1 FROM object WHERE bucket = $1 LIMIT 1", {name}, [](const Row&) { return true; }))
        return std::nullopt;
    auto blobs = tx.all("SELECT blob FROM upload_part WHERE upload IN (SELECT id FROM upload WHERE bucket = $1)",
                        {name}, [](const Row& row) { return row.text(0); });
    tx.exec("DELETE FROM upload_part WHERE upload IN (SELECT id FROM upload WHERE bucket = $1)", {name});
    tx.exec("DELETE FROM upload WHERE bucket = $1", {name});
    tx.exec("DELETE FROM bucket WHERE name = $1", {name});
    return blobs;
}

bool blob_in_use(Reader& reader, std::string_view blob) {
    return reader
        .one("SELECT 1 FROM object WHERE blob = $1 UNION ALL SELECT 1 FROM upload_part WHERE blob = $1 LIMIT 1", {blob},
             [](const Row&) { return true; })
        .has_value();
}

} // namespace store
