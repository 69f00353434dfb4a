#include "base/digest.hpp"
#include "services/s3/checksums.hpp"
#include "services/s3/uploads.hpp"

#include <fmt/format.h>

namespace services::s3 {
namespace {

std::string joined_etag(const std::vector<store::Part>& parts) {
    std::string digests;
    for (const store::Part& part : parts)
        digests += base::parse_hex(part.etag).value_or("");
    return fmt::format("{}-{}", base::hex(base::md5(digests)), parts.size());
}

store::Checksum joined_checksum(const store::Upload& upload, const std::vector<store::Part>& parts) {
    std::vector<PartChecksum> sums;
    for (const store::Part& part : parts)
        sums.push_back({part.checksum, part.size});
    const bool whole = upload.checksum_type == "FULL_OBJECT";
    return {.kind = upload.checksum_kind,
            .value =
                whole ? combine_checksums(upload.checksum_kind, sums) : compose_checksums(upload.checksum_kind, sums),
            .type = upload.checksum_type};
}

} // namespace

store::Object join_parts(const store::Upload& upload, const std::vector<store::Part>& parts, base::Instant now) {
    return {.bucket = upload.bucket,
            .key = upload.key,
            .etag = joined_etag(parts),
            .checksum = joined_checksum(upload, parts),
            .modified = now,
            .headers = upload.headers,
            .metadata = upload.metadata};
}

std::vector<std::string> blobs_of(const std::vector<store::Part>& parts) {
    std::vector<std::string> blobs;
    for (const store::Part& part : parts)
        blobs.push_back(part.blob);
    return blobs;
}

} // namespace services::s3
