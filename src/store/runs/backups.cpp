#include "store/runs/backups.hpp"

#include "store/connection.hpp"

namespace store {

void save_backup(Transaction& tx, const Backup& backup) {
    tx.exec("INSERT INTO backup (started, ended, folder, database_bytes, objects, object_bytes, problem) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {backup.started, backup.ended, backup.folder, backup.database_bytes, backup.objects, backup.object_bytes,
             backup.problem});
}

std::vector<Backup> list_backups(Reader& reader, std::int64_t most) {
    return reader.all("SELECT started, ended, folder, database_bytes, objects, object_bytes, problem FROM backup "
                      "ORDER BY id DESC LIMIT $1",
                      {most}, [](const Row& row) {
                          return Backup{.started = row.instant(0),
                                        .ended = row.instant(1),
                                        .folder = row.text(2),
                                        .database_bytes = row.integer(3),
                                        .objects = row.integer(4),
                                        .object_bytes = row.integer(5),
                                        .problem = row.text(6)};
                      });
}

void copy_database(const std::filesystem::path& from, const std::filesystem::path& to) {
    Connection(from, Connection::Mode::Write).run("VACUUM INTO $1", {to.string()}, {});
}

std::string find_database_damage(const std::filesystem::path& database) {
    std::string found;
    Connection(database, Connection::Mode::Read).run("PRAGMA integrity_check(1)", {}, [&](const Row& row) {
        found = row.text(0);
        return false;
    });
    return found == "ok" ? "" : found;
}

std::vector<NamedBlob> list_named_blobs(const std::filesystem::path& database) {
    std::vector<NamedBlob> blobs;
    Connection(database, Connection::Mode::Read)
        .run("SELECT blob, size FROM object UNION ALL SELECT blob, size FROM upload_part", {}, [&](const Row& row) {
            blobs.push_back({.id = row.text(0), .size = static_cast<std::uint64_t>(row.integer(1))});
            return true;
        });
    return blobs;
}

} // namespace store
