// Uploads in parts that are neither completed nor aborted, and the parts that they have so far.
#pragma once

#include "store/blobs/objects.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct Upload {
    std::string id;
    std::string bucket;
    std::string key;
    std::string initiator; // ARN of the principal who began it
    base::Instant initiated;
    std::string checksum_kind;
    std::string checksum_type;    // "FULL_OBJECT" or "COMPOSITE"
    bool checksum_chosen = false; // by the caller; else it is the default
    boost::json::object headers = {};
    boost::json::object metadata = {};
};

struct Part {
    std::int64_t number = 0; // 1…10000
    std::string blob;
    std::uint64_t size = 0;
    std::string etag;
    std::string checksum; // base64, of the upload's kind
    base::Instant modified;
};

// Absent where the upload is not one of this bucket and key.
std::optional<Upload> find_upload(Reader& reader, std::string_view id, std::string_view bucket, std::string_view key);
void save_upload(Transaction& tx, const Upload& upload);
// Removes it with its parts; the blobs of these, to be removed after the commit.
std::vector<std::string> remove_upload(Transaction& tx, std::string_view id);
// Of a bucket, by key and id, those after (key, id) whose key starts with the prefix. Where after_id is "", all of
// after_key are left out.
std::vector<Upload> list_uploads(Reader& reader, std::string_view bucket, std::string_view prefix,
                                 std::string_view after_key, std::string_view after_id, std::int64_t limit);

// Replaces a part of the same number; the blob of that one, to be removed after the commit.
std::optional<std::string> save_part(Transaction& tx, std::string_view upload, const Part& part);
std::vector<Part> list_parts(Reader& reader, std::string_view upload, std::int64_t after = 0,
                             std::int64_t limit = 10'000);

} // namespace store
