// Backups: the database copied while a server works with it, what a copy holds, and the record of those that were made.
#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace store {

struct Backup {
    base::Instant started;
    base::Instant ended;
    std::string folder;
    std::int64_t database_bytes = 0;
    std::int64_t objects = 0;
    std::int64_t object_bytes = 0;
    std::string problem; // "" of one that was found whole
};

void save_backup(Transaction& tx, const Backup& backup);
// The newest first.
std::vector<Backup> list_backups(Reader& reader, std::int64_t most);

// One snapshot, without the log beside it. `to` must not be there yet.
void copy_database(const std::filesystem::path& from, const std::filesystem::path& to);
// What SQLite finds wrong in a database that nobody uses; "" if it is whole.
std::string find_database_damage(const std::filesystem::path& database);

struct NamedBlob {
    std::string id;
    std::uint64_t size = 0;
};
// Every content that the rows of such a database name.
std::vector<NamedBlob> list_named_blobs(const std::filesystem::path& database);

} // namespace store
