#include "store/blobs/objects.hpp"

#include <fmt/format.h>

namespace store {
namespace {

constexpr std::string_view columns =
    "bucket, key, blob, size, etag, checksum_kind, checksum, checksum_type, modified, upload, document";

Object make_object(const Row& row) {
    Object object{.bucket = row.text(0),
                  .key = row.text(1),
                  .blob = row.text(2),
                  .size = static_cast<std::uint64_t>(row.integer(3)),
                  .etag = row.text(4),
                  .checksum = {row.text(5), row.text(6), row.text(7)},
                  .modified = row.instant(8),
                  .upload = row.text(9)};
    const base::Document document = row.document(10);
    object.headers = base::object_at(document, "headers");
    object.metadata = base::object_at(document, "metadata");
    return object;
}

// Texts hold no byte above 0xF4, so there is always one behind.
constexpr std::string_view behind_all = "\xff";

// Calls `each` (false stops) for the objects from `from` on that start with the prefix.
template<class F>
void scan(Reader& reader, std::string_view bucket, std::string_view prefix, std::string_view from, std::int64_t limit,
          F&& each) {
    static const std::string sql = fmt::format(
        "SELECT {} FROM object WHERE bucket = $1 AND key >= $2 AND key < $3 ORDER BY key LIMIT $4", columns);
    const std::string end = prefix.empty() ? std::string(behind_all) : behind_prefix(prefix);
    reader.each(sql, {bucket, std::max(from, prefix), end, limit}, [&](const Row& row) { return each(row); });
}

} // namespace

std::string behind_prefix(std::string_view prefix) {
    std::string behind(prefix);
    if (!behind.empty()) ++behind.back();
    return behind;
}

std::string behind_key(std::string_view key) {
    return std::string(key) + '\0';
}

std::optional<Object> find_object(Reader& reader, std::string_view bucket, std::string_view key) {
    static const std::string sql = fmt::format("SELECT {} FROM object WHERE bucket = $1 AND key = $2", columns);
    return reader.one(sql, {bucket, key}, make_object);
}

std::optional<std::string> save_object(Transaction& tx, const Object& object) {
    auto replaced = tx.one("SELECT blob FROM object WHERE bucket = $1 AND key = $2", {object.bucket, object.key},
                           [](const Row& row) { return row.text(0); });
    const base::Document document = {{"headers", object.headers}, {"metadata", object.metadata}};
    static const std::string sql = fmt::format(
        "INSERT INTO object ({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
        "ON CONFLICT (bucket, key) DO UPDATE SET blob = excluded.blob, size = excluded.size, etag = excluded.etag, "
        "checksum_kind = excluded.checksum_kind, checksum = excluded.checksum, checksum_type = excluded.checksum_type, "
        "modified = excluded.modified, upload = excluded.upload, document = excluded.document",
        columns);
    tx.exec(sql, {object.bucket, object.key, object.blob, static_cast<std::int64_t>(object.size), object.etag,
                  object.checksum.kind, object.checksum.value, object.checksum.type, object.modified, object.upload,
                  document});
    return replaced;
}

std::optional<std::string> remove_object(Transaction& tx, std::string_view bucket, std::string_view key) {
    auto blob = tx.one("SELECT blob FROM object WHERE bucket = $1 AND key = $2", {bucket, key},
                       [](const Row& row) { return row.text(0); });
    if (blob) tx.exec("DELETE FROM object WHERE bucket = $1 AND key = $2", {bucket, key});
    return blob;
}

std::vector<Object> list_prefix(Reader& reader, std::string_view bucket, std::string_view prefix, std::int64_t limit) {
    std::vector<Object> objects;
    scan(reader, bucket, prefix, "", limit, [&](const Row& row) {
        objects.push_back(make_object(row));
        return true;
    });
    return objects;
}

ObjectPage list_objects(Reader& reader, const ObjectQuery& query) {
    ObjectPage page;
    std::string from = query.from;
    std::int64_t listed = 0;
    // One pass without a delimiter; with one, each common prefix is leapt over by a new look-up.
    for (bool again = query.limit > 0; again;) {
        again = false;
        scan(reader, query.bucket, query.prefix, from, query.limit - listed + 1, [&](const Row& row) {
            if (listed == query.limit) {
                page.next = from;
                return false;
            }
            ++listed;
            const std::string_view key = row.view(1);
            const std::size_t cut =
                query.delimiter.empty() ? std::string_view::npos : key.find(query.delimiter, query.prefix.size());
            if (cut == std::string_view::npos) {
                page.objects.push_back(make_object(row));
                page.last = page.objects.back().key;
                from = behind_key(page.last);
                return true;
            }
            page.last = key.substr(0, cut + query.delimiter.size());
            page.common_prefixes.push_back(page.last);
            from = behind_prefix(page.last);
            again = true;
            return false;
        });
    }
    return page;
}

} // namespace store
