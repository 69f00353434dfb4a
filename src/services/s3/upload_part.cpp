#include "base/digest.hpp"
#include "services/s3/body.hpp"
#include "services/s3/copy_source.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "services/s3/uploads.hpp"
#include "services/s3/xml.hpp"

#include <fmt/format.h>

namespace services::s3 {
namespace {

std::int64_t parse_part_number(const Request& request) {
    const std::int64_t number = request.number("partNumber", 0, 2147483647);
    if (number < 1 || number > 10'000)
        throw base::Fault("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive")
            .with("ArgumentName", "partNumber")
            .with("ArgumentValue", request.parameter_or("partNumber", ""));
    return number;
}

void commit_part(Request& request, const store::Upload& upload, store::Part part, outside::Blobs::Fresh content) {
    part.blob = content.id();
    part.size = content.size();
    const auto replaced = request.call.database.write([&](store::Transaction& tx) {
        if (!store::find_upload(tx, upload.id, upload.bucket, upload.key)) throw no_such_upload(upload.id);
        return store::save_part(tx, upload.id, part);
    });
    content.keep();
    if (replaced) request.call.blobs.remove(*replaced);
}

// "bytes=first-last": a copied range names both ends, within the source.
ByteRange parse_copy_range(const Request& request, std::uint64_t size) {
    const std::string_view header = request.header("x-amz-copy-source-range");
    if (header.empty()) return {0, size};
    const auto range = parse_range(header, size);
    if (!range || header.find("-") == header.size() - 1 || header.find("=-") != std::string_view::npos)
        throw base::Fault("InvalidArgument", "The x-amz-copy-source-range value must be of the form bytes=first-last "
                                             "where first and last are the zero-based offsets of the first and last "
                                             "bytes to copy")
            .with("ArgumentName", "x-amz-copy-source-range")
            .with("ArgumentValue", header);
    return *range;
}

} // namespace

wire::Reply upload_part(Request& request) {
    require_object(request, "s3:PutObject");
    const std::int64_t number = parse_part_number(request);
    const store::Upload upload = load_upload(request);
    const auto declared = declared_checksum(request.http.headers);
    if (declared && upload.checksum_chosen && declared->kind != upload.checksum_kind)
        throw base::Fault("InvalidRequest",
                          fmt::format("Checksum Type mismatch occurred, expected checksum Type: {}, actual checksum "
                                      "Type: {}",
                                      upload.checksum_kind, declared->kind));
    Received received = receive_body(request, declared, upload.checksum_kind);
    const store::Part part{
        .number = number, .etag = base::hex(received.md5), .checksum = received.checksum, .modified = request.call.now};
    commit_part(request, upload, part, std::move(received.blob));

    wire::HttpAnswer answer;
    answer.headers.add("ETag", in_quotes(part.etag));
    if (upload.checksum_chosen || !declared) answer.headers.add(checksum_header(upload.checksum_kind), part.checksum);
    return answer;
}

wire::Reply upload_part_copy(Request& request) {
    require_object(request, "s3:PutObject");
    const std::int64_t number = parse_part_number(request);
    const store::Upload upload = load_upload(request);
    const CopySource source = open_copy_source(request);
    const ByteRange range = parse_copy_range(request, source.opened.object.size);
    if (range.length > request.limits.put)
        throw base::Fault("InvalidRequest", "The specified copy source is larger than the maximum allowable size for a "
                                            "copy source: name a range of it");

    outside::Blobs::Writer writer(request.call.blobs);
    base::Digester md5("MD5"), checksum(upload.checksum_kind);
    source.opened.file->read(range.first, range.length, [&](std::string_view bytes) {
        md5.update(bytes);
        checksum.update(bytes);
        writer.write(bytes);
    });
    const store::Part part{.number = number,
                           .etag = base::hex(md5.finish()),
                           .checksum = base::base64(checksum.finish()),
                           .modified = request.call.now};
    commit_part(request, upload, part, writer.finish());

    Xml xml("CopyPartResult");
    xml.add("LastModified", base::render_iso_millis(part.modified));
    xml.add("ETag", in_quotes(part.etag));
    xml.add(checksum_element(upload.checksum_kind).c_str(), part.checksum);
    return xml.answer();
}

} // namespace services::s3
