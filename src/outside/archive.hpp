// tar.gz archives of sellers and jobs. Unpacking trusts nothing: no path leaves the folder, by name or by link, only
// files, folders and inner links come out, and what comes out is limited in bytes and entries.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outside {

// The archive is not acceptable; the message says why to whoever made it.
struct BadArchive : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct UnpackLimits {
    std::uint64_t bytes = 30ull << 30; // unpacked
    std::uint64_t entries = 1'000'000;
    std::uint64_t ratio = 1000; // unpacked to packed, above the first 100 MB
};

// `folder` must exist and be empty.
void unpack_tar_gz(const std::filesystem::path& archive, const std::filesystem::path& folder,
                   const UnpackLimits& limits = {});
// Everything below the folder, sorted by name, links not followed; with a fixed owner, so that equal content gives
// equal bytes save for times.
void pack_tar_gz(const std::filesystem::path& folder, const std::filesystem::path& archive);

// The content of one gzip stream; BadArchive where it is none or unpacks to more than `limit` bytes.
std::string gunzip(std::string_view packed, std::size_t limit);

struct TarFile {
    std::string name;
    std::string content;
    int mode = 0644;
};
// An uncompressed tar of these files.
void write_tar(const std::vector<TarFile>& files, const std::filesystem::path& archive);

} // namespace outside
