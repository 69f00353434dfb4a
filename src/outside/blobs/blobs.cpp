#include "outside/blobs/blobs.hpp"

#include "base/digest.hpp"
#include "base/ids.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace outside {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string_view what) {
    throw std::system_error(errno, std::generic_category(), std::string(what));
}

std::string new_id() {
    return base::hex(base::IdSource::secret_bytes(16));
}

void sync_folder(const fs::path& folder) {
    const File handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.descriptor() < 0 || ::fsync(handle.descriptor()) != 0) fail("sync a folder of blobs");
}

std::int64_t change_time(const struct stat& status) {
    return status.st_ctim.tv_sec * 1'000'000'000 + status.st_ctim.tv_nsec;
}

File create_file(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) fail("create a blob");
    return File(descriptor);
}

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            fail("write a blob");
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace

Blobs::Fresh::Fresh(Blobs& blobs, std::string id, std::uint64_t size)
    : blobs_(&blobs), id_(std::move(id)), size_(size) {}

Blobs::Fresh::Fresh(Fresh&& other) noexcept : blobs_(other.blobs_), id_(std::move(other.id_)), size_(other.size_) {
    other.blobs_ = nullptr;
}

Blobs::Fresh::~Fresh() {
    if (blobs_) blobs_->remove(id_);
}

Blobs::Writer::Writer(Blobs& blobs)
    : blobs_(blobs), id_(new_id()), unfinished_(blobs.unfinished(id_)), file_(create_file(unfinished_)) {}

Blobs::Writer::~Writer() {
    if (!finished_) ::unlink(unfinished_.c_str());
}

void Blobs::Writer::write(std::string_view bytes) {
    write_all(file_.descriptor(), bytes);
    size_ += bytes.size();
}

Blobs::Fresh Blobs::Writer::finish() {
    if (::fsync(file_.descriptor()) != 0) fail("sync a blob");
    Fresh fresh(blobs_, id_, size_);
    blobs_.publish(unfinished_, id_);
    finished_ = true;
    return fresh;
}

Blobs::Blobs(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directories(folder_ / "unfinished");
    const fs::path marker = unfinished(new_id());
    struct stat status {};
    if (::fstat(create_file(marker).descriptor(), &status) != 0) fail("read the time of a blob");
    ::unlink(marker.c_str());
    started_ = change_time(status);
}

Blobs::Fresh Blobs::put(std::string_view bytes) {
    Writer writer(*this);
    writer.write(bytes);
    return writer.finish();
}

Blobs::Fresh Blobs::adopt(const fs::path& path) {
    const File file = open_file(path);
    if (::fsync(file.descriptor()) != 0) fail("sync a blob");
    Fresh fresh(*this, new_id(), file.size());
    try {
        publish(path, fresh.id());
        return fresh;
    } catch (const std::system_error& error) {
        if (error.code() != std::errc::cross_device_link) throw;
    }
    Writer writer(*this);
    file.read(0, file.size(), [&](std::string_view bytes) { writer.write(bytes); });
    Fresh copy = writer.finish();
    ::unlink(path.c_str());
    return copy;
}

Blobs::Fresh Blobs::concatenate(const std::vector<std::string>& ids) {
    Writer writer(*this);
    for (const std::string& id : ids) {
        const auto part = open(id);
        if (!part) throw BlobGone(id);
        std::uint64_t left = part->size();
        // Without a detour through this process, and without a copy where the file system shares extents.
        while (left > 0) {
            const ssize_t copied =
                ::copy_file_range(part->descriptor(), nullptr, writer.file_.descriptor(), nullptr, left, 0);
            if (copied <= 0) break;
            left -= static_cast<std::uint64_t>(copied);
            writer.size_ += static_cast<std::uint64_t>(copied);
        }
        if (left > 0) part->read(part->size() - left, left, [&](std::string_view bytes) { writer.write(bytes); });
    }
    return writer.finish();
}

Blobs::Fresh Blobs::link(std::string_view id) {
    const fs::path source = path(id);
    struct stat status {};
    const std::string fresh_id = new_id();
    const fs::path target = path(fresh_id);
    make_folder_of(target);
    if (::link(source.c_str(), target.c_str()) != 0) {
        if (errno == ENOENT) throw BlobGone(std::string(id));
        if (errno != EMLINK && errno != EPERM && errno != ENOTSUP) fail("link a blob");
        return concatenate({std::string(id)});
    }
    if (::stat(target.c_str(), &status) != 0) fail("read the size of a blob");
    Fresh fresh(*this, fresh_id, static_cast<std::uint64_t>(status.st_size));
    sync_folder(target.parent_path());
    return fresh;
}

std::shared_ptr<const File> Blobs::open(std::string_view id) const {
    const int descriptor = ::open(path(id).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) return std::make_shared<const File>(descriptor);
    if (errno == ENOENT) return nullptr;
    fail("open a blob");
}

std::string Blobs::read(std::string_view id) const {
    const auto file = open(id);
    if (!file) throw BlobGone(std::string(id));
    std::string bytes;
    file->read(0, file->size(), [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

fs::path Blobs::path(std::string_view id) const {
    if (id.size() < 3 || id.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        throw std::invalid_argument("not the id of a blob");
    return folder_ / id.substr(0, 2) / id;
}

void Blobs::remove(std::string_view id) noexcept {
    try {
        ::unlink(path(id).c_str());
    } catch (...) {
        // Not an id of ours, or no memory for the name: the next sweep sees to it.
    }
}

std::size_t Blobs::sweep(const std::function<bool(const std::string&)>& in_use) {
    std::size_t removed = 0;
    for (const auto& folder : fs::directory_iterator(folder_)) {
        const bool finished = folder.path().filename() != "unfinished";
        for (const auto& file : fs::directory_iterator(folder)) {
            if (!older_than_start(file.path())) continue;
            if (finished && in_use(file.path().filename())) continue;
            if (::unlink(file.path().c_str()) == 0) ++removed;
        }
    }
    return removed;
}

fs::path Blobs::unfinished(std::string_view id) const {
    return folder_ / "unfinished" / id;
}

void Blobs::publish(const fs::path& from, const std::string& id) {
    const fs::path to = path(id);
    make_folder_of(to);
    if (::rename(from.c_str(), to.c_str()) != 0) fail("name a blob");
    sync_folder(to.parent_path());
}

// The 256 folders are made as they are needed, each durable before it holds anything.
void Blobs::make_folder_of(const fs::path& blob) {
    if (fs::create_directory(blob.parent_path())) sync_folder(folder_);
}

// The change time, because a link leaves the time of the last write as it was.
bool Blobs::older_than_start(const fs::path& file) const {
    struct stat status {};
    return ::lstat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) && change_time(status) < started_;
}

} // namespace outside
