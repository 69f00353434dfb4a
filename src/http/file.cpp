#include "http/file.hpp"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace http {

namespace {
constexpr std::uint64_t piece = 256u << 10;
}

File::File(const std::filesystem::path& path) : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

File::~File() {
    if (descriptor_ >= 0) close(descriptor_);
}

std::string_view File::read(std::uint64_t offset, std::uint64_t most) {
    buffer_.resize(std::min(piece, most));
    const ssize_t count = pread(descriptor_, buffer_.data(), buffer_.size(), static_cast<off_t>(offset));
    return std::string_view(buffer_).substr(0, count > 0 ? static_cast<std::size_t>(count) : 0);
}

} // namespace http
