// A file that is read in pieces while it is sent; open files stay readable when they are unlinked meanwhile.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace http {

class File {
  public:
    // Check ok(): a file that cannot be opened reads as empty.
    explicit File(const std::filesystem::path& path);
    ~File();
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    bool ok() const { return descriptor_ >= 0; }

    // Up to 256 KiB (and `most`) from there; empty at the end or where it cannot be read. Valid until the next call.
    std::string_view read(std::uint64_t offset, std::uint64_t most = UINT64_MAX);

  private:
    int descriptor_;
    std::string buffer_;
};

} // namespace http
