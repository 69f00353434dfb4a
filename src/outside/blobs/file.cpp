#include "outside/blobs/blobs.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace outside {

File::~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

std::uint64_t File::size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0)
        throw std::system_error(errno, std::generic_category(), "read the size of a blob");
    return static_cast<std::uint64_t>(status.st_size);
}

void File::read(std::uint64_t offset, std::uint64_t length, const std::function<void(std::string_view)>& sink) const {
    constexpr std::uint64_t piece = 256 << 10;
    const auto buffer = std::make_unique_for_overwrite<char[]>(std::min(piece, std::max<std::uint64_t>(length, 1)));
    while (length > 0) {
        const ssize_t got = ::pread(descriptor_, buffer.get(), std::min(piece, length), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw std::system_error(errno, std::generic_category(), "read a blob");
        if (got == 0) throw std::system_error(EIO, std::generic_category(), "a blob is shorter than it was");
        sink({buffer.get(), static_cast<std::size_t>(got)});
        offset += static_cast<std::uint64_t>(got);
        length -= static_cast<std::uint64_t>(got);
    }
}

std::filesystem::path File::path() const {
    return "/proc/self/fd/" + std::to_string(descriptor_);
}

File open_file(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "open a file");
    return File(descriptor);
}

} // namespace outside
