// Takes a request's body in: decodes aws-chunked, sums it up, and checks what the caller said of it.
#pragma once

#include "outside/blobs/blobs.hpp"
#include "services/s3/checksums.hpp"
#include "services/s3/request.hpp"
#include "store/blobs/objects.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace services::s3 {

struct Received {
    outside::Blobs::Fresh blob;
    std::string md5;      // raw
    std::string checksum; // base64, of the wanted kind
};

// The body as a content that no row speaks of yet. Throws BadDigest, InvalidDigest, EntityTooLarge, IncompleteBody,
// and what the decoder of chunks throws; nothing is left then.
Received receive_body(Request& request, const std::optional<DeclaredChecksum>& declared, std::string_view wanted_kind);

// The body of a request in XML or JSON, checked the same way; where what the headers sum up is not the body, `declared`
// is absent. Throws as above.
std::string read_body(Request& request, std::uint64_t limit, std::optional<DeclaredChecksum> declared);

// MD5 and the checksum (base64) of a content.
struct Summed {
    std::string md5;
    std::string checksum;
};
Summed sum_up(const outside::File& file, std::string_view kind);

} // namespace services::s3
