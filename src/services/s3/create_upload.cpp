#include "outside/blobs/blobs.hpp"
#include "services/s3/checksums.hpp"
#include "services/s3/object_headers.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "services/s3/uploads.hpp"
#include "services/s3/xml.hpp"

#include <fmt/format.h>

namespace services::s3 {
namespace {

// Which type goes with which kind: hashes can only be composed, CRC64NVME only be combined, the others either way.
std::string parse_checksum_type(const Request& request, const std::string& kind, bool chosen) {
    const std::string type(request.header("x-amz-checksum-type"));
    const bool hash = kind.starts_with("SHA");
    if (type.empty()) return !chosen || kind == "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE";
    if (type != "FULL_OBJECT" && type != "COMPOSITE")
        throw base::Fault("InvalidRequest", "Value for x-amz-checksum-type header is invalid.");
    if (!chosen)
        throw base::Fault("InvalidRequest", "The x-amz-checksum-type header can only be used with the "
                                            "x-amz-checksum-algorithm header.");
    if ((hash && type == "FULL_OBJECT") || (kind == "CRC64NVME" && type == "COMPOSITE"))
        throw base::Fault(
            "InvalidRequest",
            fmt::format("The {} checksum type cannot be used with the {} checksum algorithm.", type, kind));
    return type;
}

} // namespace

base::Fault no_such_upload(std::string_view id) {
    return base::Fault("NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the "
                                       "upload may have been aborted or completed.")
        .with("UploadId", id);
}

store::Upload load_upload(const Request& request) {
    const std::string id = request.parameter_or("uploadId", "");
    auto upload = request.call.database.read(
        [&](store::Reader& r) { return store::find_upload(r, id, request.bucket, request.key); });
    if (!upload) throw no_such_upload(id);
    return *std::move(upload);
}

wire::Reply create_multipart_upload(Request& request) {
    const store::Bucket bucket = require_object(request, "s3:PutObject");
    Kept kept = parse_kept_headers(request);
    std::string kind = parse_checksum_kind(request.header("x-amz-checksum-algorithm"));
    const bool chosen = !kind.empty();
    if (!chosen) kind = default_checksum;
    const store::Upload upload{.id = request.call.ids.alphanumeric(64),
                               .bucket = bucket.name,
                               .key = request.key,
                               .initiator = request.call.caller.arn,
                               .initiated = request.call.now,
                               .checksum_kind = kind,
                               .checksum_type = parse_checksum_type(request, kind, chosen),
                               .checksum_chosen = chosen,
                               .headers = std::move(kept.headers),
                               .metadata = std::move(kept.metadata)};
    request.call.database.write([&](store::Transaction& tx) {
        if (!store::find_bucket(tx, bucket.name))
            throw base::Fault("NoSuchBucket", "The specified bucket does not exist").with("BucketName", bucket.name);
        store::save_upload(tx, upload);
    });

    Xml xml("InitiateMultipartUploadResult");
    xml.add("Bucket", upload.bucket);
    xml.add("Key", upload.key);
    xml.add("UploadId", upload.id);
    wire::HttpAnswer answer = xml.answer();
    if (chosen) {
        answer.headers.add("x-amz-checksum-algorithm", upload.checksum_kind);
        answer.headers.add("x-amz-checksum-type", upload.checksum_type);
    }
    return answer;
}

wire::Reply abort_multipart_upload(Request& request) {
    require_object(request, "s3:AbortMultipartUpload");
    const std::string id = request.parameter_or("uploadId", "");
    const auto blobs = request.call.database.write([&](store::Transaction& tx) {
        if (!store::find_upload(tx, id, request.bucket, request.key)) throw no_such_upload(id);
        return store::remove_upload(tx, id);
    });
    for (const std::string& blob : blobs)
        request.call.blobs.remove(blob);
    return wire::HttpAnswer{.status = 204};
}

} // namespace services::s3
