// Buckets: who owns a name. Names are unique in the whole installation.
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct Bucket {
    std::string name;
    std::string account;
    std::string region;
    base::Instant created;
    std::optional<std::string> policy; // JSON text, as it was put
};

std::optional<Bucket> find_bucket(Reader& reader, std::string_view name);
// Names of the account that start with `prefix` and come after `after`, in order, at most `limit`.
std::vector<Bucket> list_buckets(Reader& reader, std::string_view account, std::string_view prefix = "",
                                 std::string_view after = "", std::int64_t limit = 10'000);
std::int64_t count_buckets(Reader& reader, std::string_view account);
// Throws Conflict where the name is taken.
void save_bucket(Transaction& tx, const Bucket& bucket);
void save_bucket_policy(Transaction& tx, std::string_view name, const std::optional<std::string>& policy);
// Removes the bucket and its unfinished uploads; the blobs of these, to be removed after the commit. Absent, and
// nothing changed, where it holds objects.
std::optional<std::vector<std::string>> remove_bucket(Transaction& tx, std::string_view name);

// True where an object or a part of an upload holds this content.
bool blob_in_use(Reader& reader, std::string_view blob);

} // namespace store
