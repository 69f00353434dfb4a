#include "app/data_folder.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace app {

namespace {

void make_folder(const std::filesystem::path& folder, mode_t mode) {
    std::error_code error;
    std::filesystem::create_directories(folder.parent_path().empty() ? "." : folder.parent_path(), error);
    if (mkdir(folder.c_str(), mode) == 0 || (errno == EEXIST && std::filesystem::is_directory(folder, error))) return;
    throw std::runtime_error(fmt::format("cannot make the folder {}: {}; make it and give it to the user that runs "
                                         "souk, or set another one with --data",
                                         folder.string(), std::strerror(errno)));
}

} // namespace

void make_data_folder(const Config& config) {
    make_folder(config.data, 0700);
    for (const auto& folder : {config.blobs_folder(), config.spool_folder(), config.runs_folder()})
        make_folder(folder, 0700);
}

DataLock::DataLock(const Config& config)
    : descriptor_(open(config.lock_file().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0)
        throw std::runtime_error(
            fmt::format("cannot open {}: {}; the data folder must belong to the user that runs souk",
                        config.lock_file().string(), std::strerror(errno)));
    if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
    close(descriptor_);
    throw std::runtime_error(
        fmt::format("another server works in {}; stop it, or choose another folder with --data", config.data.string()));
}

DataLock::~DataLock() {
    close(descriptor_);
}

bool DataLock::held_by_other(const Config& config) {
    const int descriptor = open(config.lock_file().c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool held = flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(descriptor);
    return held;
}

void clear_spool(const Config& config) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(config.spool_folder(), ignored))
        std::filesystem::remove(entry.path(), ignored);
}

} // namespace app
