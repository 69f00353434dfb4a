// Objects: what a key of a bucket holds now. The bytes are a blob (outside/blobs); a row and its blob are made in that
// order: first the durable file, then the row, and the file of a replaced row is removed after the commit.
#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct Checksum {
    std::string kind;  // "CRC64NVME", "CRC32", "CRC32C", "SHA1", "SHA256"
    std::string value; // base64; with "-N" behind it where COMPOSITE
    std::string type = "FULL_OBJECT";
};

struct Object {
    std::string bucket;
    std::string key;
    std::string blob;
    std::uint64_t size = 0;
    std::string etag; // without quotes
    Checksum checksum;
    base::Instant modified;
    std::string upload;                // of the upload in parts that made it, else ""
    boost::json::object headers = {};  // "Content-Type" and the like, as they are given back
    boost::json::object metadata = {}; // x-amz-meta-…, names in lower case without that prefix
};

std::optional<Object> find_object(Reader& reader, std::string_view bucket, std::string_view key);
// Makes it the current one; the blob that it replaced, to be removed after the commit.
std::optional<std::string> save_object(Transaction& tx, const Object& object);
// Its blob, to be removed after the commit; absent where there was no such object.
std::optional<std::string> remove_object(Transaction& tx, std::string_view bucket, std::string_view key);

// All objects whose key starts with `prefix`, in UTF-8 order.
std::vector<Object> list_prefix(Reader& reader, std::string_view bucket, std::string_view prefix,
                                std::int64_t limit = 1'000'000);

struct ObjectQuery {
    std::string bucket;
    std::string prefix;
    std::string delimiter; // "" for none
    std::string from;      // the first key that may be listed
    std::int64_t limit = 1000;
};

struct ObjectPage {
    std::vector<Object> objects;
    std::vector<std::string> common_prefixes;
    std::string last;                // key or common prefix
    std::optional<std::string> next; // `from` of the next page; absent on the last one
};

ObjectPage list_objects(Reader& reader, const ObjectQuery& query);

// The smallest text behind every text that starts with `prefix`; "" where prefix is "".
std::string behind_prefix(std::string_view prefix);
// The smallest text behind `key`.
std::string behind_key(std::string_view key);

} // namespace store
