// Checksums of objects: how they are named, declared and put together from those of parts. Pure.
#pragma once

#include "wire/http.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace services::s3 {

// What is computed where the caller asks for nothing else.
inline constexpr std::string_view default_checksum = "CRC64NVME";

// "x-amz-checksum-crc32", and the element "ChecksumCRC32".
std::string checksum_header(std::string_view kind);
std::string checksum_element(std::string_view kind);

// "CRC32" of any case, as x-amz-checksum-algorithm names it. Throws InvalidRequest for one that is not offered; ""
// stays "".
std::string parse_checksum_kind(std::string_view text);

struct DeclaredChecksum {
    std::string kind;
    std::string value; // base64; "" where a trailer will bring it
};

// What the headers say of the body's checksum. Throws InvalidRequest for more than one, one that is unreadable, or one
// that x-amz-sdk-checksum-algorithm contradicts.
std::optional<DeclaredChecksum> declared_checksum(const wire::Headers& headers);

struct PartChecksum {
    std::string value; // base64
    std::uint64_t size = 0;
};

// The checksum of all bytes, from those of the parts; for the CRC kinds only.
std::string combine_checksums(std::string_view kind, const std::vector<PartChecksum>& parts);
// The checksum of the parts' checksums, with "-N" behind it.
std::string compose_checksums(std::string_view kind, const std::vector<PartChecksum>& parts);

} // namespace services::s3
