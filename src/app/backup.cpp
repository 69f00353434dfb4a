#include "app/backup.hpp"

#include "app/data_folder.hpp"
#include "base/document.hpp"
#include "outside/blobs/blobs.hpp"
#include "store/runs/backups.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace app {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view database_name = "souk.db", blobs_name = "blobs"; // as in the data folder

bool inside(const fs::path& folder, const fs::path& of) {
    const fs::path way = fs::weakly_canonical(folder).lexically_relative(fs::weakly_canonical(of));
    return !way.empty() && *way.begin() != "..";
}

void require_places(const Config& config, const fs::path& folder) {
    if (!fs::exists(config.database_file()))
        throw std::runtime_error(
            fmt::format("there is no database in {}: name the server's folder with --data", config.data.string()));
    if (inside(folder, config.data))
        throw std::runtime_error(
            fmt::format("{} lies in the data folder and would be lost with it: name another", folder.string()));
    if (fs::create_directories(folder)) fs::permissions(folder, fs::perms::owner_all);
}

// Under its own name once it is whole, so that a backup that was cut short leaves the one before it.
void copy_database(const Config& config, const fs::path& to) {
    const fs::path half = to.string() + ".half";
    fs::remove(half);
    store::copy_database(config.database_file(), half);
    for (const char* beside : {"-wal", "-shm"})
        fs::remove(to.string() + beside);
    fs::rename(half, to);
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
}

bool is_there(const fs::path& file, std::uint64_t size) {
    std::error_code missing;
    return fs::file_size(file, missing) == size && !missing;
}

// A content never changes: what an earlier backup took is good. Nothing happens where it was deleted meanwhile.
void copy_blob(const fs::path& from, const fs::path& to, std::uint64_t size) {
    if (is_there(to, size) || !fs::exists(from)) return;
    fs::create_directories(to.parent_path());
    const fs::path half = to.string() + ".half";
    fs::copy_file(from, half, fs::copy_options::overwrite_existing);
    fs::rename(half, to);
}

// What the copied database names, copied too and looked at; why it is not whole, or "".
std::string copy_blobs(const Config& config, const fs::path& folder, store::Backup& backup) {
    const outside::Blobs source(config.blobs_folder());
    const outside::Blobs copies(folder / blobs_name);
    std::size_t missing = 0;
    for (const store::NamedBlob& blob : store::list_named_blobs(folder / database_name)) {
        const fs::path copy = copies.path(blob.id);
        copy_blob(source.path(blob.id), copy, blob.size);
        if (!is_there(copy, blob.size)) ++missing;
        ++backup.objects;
        backup.object_bytes += static_cast<std::int64_t>(blob.size);
    }
    if (missing == 0) return "";
    return fmt::format("{} of {} objects are not in it: they were deleted meanwhile, or are lost. Make another backup.",
                       missing, backup.objects);
}

void print(const store::Backup& backup, bool json) {
    if (json) {
        boost::json::object told{{"folder", backup.folder},
                                 {"database_bytes", backup.database_bytes},
                                 {"objects", backup.objects},
                                 {"object_bytes", backup.object_bytes},
                                 {"verified", backup.problem.empty()}};
        if (!backup.problem.empty()) told["problem"] = backup.problem;
        fmt::print("{}\n", base::render(told));
        return;
    }
    fmt::print("database  {} bytes\nobjects   {} of {} bytes\n{}\n", backup.database_bytes, backup.objects,
               backup.object_bytes, backup.problem.empty() ? "verified" : "not verified: " + backup.problem);
    fmt::print("\nsecrets.key is not in it: keep a copy of it in another place.\n");
}

} // namespace

bool make_backup(const Config& config, const fs::path& folder, bool json) {
    require_places(config, folder);
    const base::SystemClock clock;
    store::Backup backup{.started = clock.now(), .ended = {}, .folder = fs::canonical(folder).string()};
    copy_database(config, folder / database_name); // first: a content is there before a row speaks of it
    backup.database_bytes = static_cast<std::int64_t>(fs::file_size(folder / database_name));
    backup.problem = store::find_database_damage(folder / database_name);
    const std::string lacking = copy_blobs(config, folder, backup);
    if (backup.problem.empty()) backup.problem = lacking;
    ::sync(); // before anybody relies on it
    backup.ended = clock.now();
    store::Database database({.path = config.database_file(), .readers = 1});
    database.write([&](store::Transaction& tx) { store::save_backup(tx, backup); });
    print(backup, json);
    return backup.problem.empty();
}

} // namespace app
