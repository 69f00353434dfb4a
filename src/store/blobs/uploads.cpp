#include "store/blobs/uploads.hpp"

#include <fmt/format.h>

namespace store {
namespace {

constexpr std::string_view columns =
    "id, bucket, key, initiator, initiated, checksum_kind, checksum_type, checksum_chosen, document";

Upload make_upload(const Row& row) {
    Upload upload{.id = row.text(0),
                  .bucket = row.text(1),
                  .key = row.text(2),
                  .initiator = row.text(3),
                  .initiated = row.instant(4),
                  .checksum_kind = row.text(5),
                  .checksum_type = row.text(6),
                  .checksum_chosen = row.flag(7)};
    const base::Document document = row.document(8);
    upload.headers = base::object_at(document, "headers");
    upload.metadata = base::object_at(document, "metadata");
    return upload;
}

} // namespace

std::optional<Upload> find_upload(Reader& reader, std::string_view id, std::string_view bucket, std::string_view key) {
    static const std::string sql =
        fmt::format("SELECT {} FROM upload WHERE id = $1 AND bucket = $2 AND key = $3", columns);
    return reader.one(sql, {id, bucket, key}, make_upload);
}

void save_upload(Transaction& tx, const Upload& upload) {
    const base::Document document = {{"headers", upload.headers}, {"metadata", upload.metadata}};
    static const std::string sql =
        fmt::format("INSERT INTO upload ({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", columns);
    tx.exec(sql, {upload.id, upload.bucket, upload.key, upload.initiator, upload.initiated, upload.checksum_kind,
                  upload.checksum_type, upload.checksum_chosen, document});
}

std::vector<std::string> remove_upload(Transaction& tx, std::string_view id) {
    auto blobs =
        tx.all("SELECT blob FROM upload_part WHERE upload = $1", {id}, [](const Row& row) { return row.text(0); });
    tx.exec("DELETE FROM upload_part WHERE upload = $1", {id});
    tx.exec("DELETE FROM upload WHERE id = $1", {id});
    return blobs;
}

std::vector<Upload> list_uploads(Reader& reader, std::string_view bucket, std::string_view prefix,
                                 std::string_view after_key, std::string_view after_id, std::int64_t limit) {
    static const std::string sql =
        fmt::format("SELECT {} FROM upload WHERE bucket = $1 AND key >= $2 AND key < $3 "
                    "AND (key > $4 OR (key = $4 AND $5 <> '' AND id > $5)) ORDER BY key, id LIMIT $6",
                    columns);
    const std::string end = prefix.empty() ? "\xff" : behind_prefix(prefix);
    return reader.all(sql, {bucket, prefix, end, after_key, after_id, limit}, make_upload);
}

std::optional<std::string> save_part(Transaction& tx, std::string_view upload, const Part& part) {
    auto replaced = tx.one("SELECT blob FROM upload_part WHERE upload = $1 AND number = $2", {upload, part.number},
                           [](const Row& row) { return row.text(0); });
    tx.exec("INSERT INTO upload_part (upload, number, blob, size, etag, checksum, modified) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (upload, number) DO UPDATE SET blob = excluded.blob, "
            "size = excluded.size, etag = excluded.etag, checksum = excluded.checksum, modified = excluded.modified",
            {upload, part.number, part.blob, static_cast<std::int64_t>(part.size), part.etag, part.checksum,
             part.modified});
    return replaced;
}

std::vector<Part> list_parts(Reader& reader, std::string_view upload, std::int64_t after, std::int64_t limit) {
    return reader.all("SELECT number, blob, size, etag, checksum, modified FROM upload_part "
                      "WHERE upload = $1 AND number > $2 ORDER BY number LIMIT $3",
                      {upload, after, limit}, [](const Row& row) {
                          return Part{.number = row.integer(0),
                                      .blob = row.text(1),
                                      .size = static_cast<std::uint64_t>(row.integer(2)),
                                      .etag = row.text(3),
                                      .checksum = row.text(4),
                                      .modified = row.instant(5)};
                      });
}

} // namespace store
