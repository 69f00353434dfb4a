#include "base/digest.hpp"
#include "services/s3/body.hpp"
#include "services/s3/commit.hpp"
#include "services/s3/copy_source.hpp"
#include "services/s3/object_headers.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "services/s3/xml.hpp"

namespace services::s3 {
namespace {

bool replaces_metadata(const Request& request) {
    const std::string_view directive = request.header("x-amz-metadata-directive");
    if (directive.empty() || directive == "COPY") return false;
    if (directive == "REPLACE") return true;
    throw base::Fault("InvalidArgument", "Unknown metadata directive: use COPY or REPLACE.")
        .with("ArgumentName", "x-amz-metadata-directive")
        .with("ArgumentValue", directive);
}

// A copy has the sums of a content that was put whole; what came in parts, or is wanted with another checksum, is read.
void sum_up_copy(store::Object& copy, const Opened& source, const std::string& wanted) {
    const bool same_checksum =
        source.object.checksum.type == "FULL_OBJECT" && (wanted.empty() || wanted == source.object.checksum.kind);
    copy.checksum = source.object.checksum;
    copy.etag = source.object.etag;
    if (same_checksum && copy.etag.find('-') == std::string::npos) return;
    copy.checksum.kind = wanted.empty() ? source.object.checksum.kind : wanted;
    const Summed sums = sum_up(*source.file, copy.checksum.kind);
    copy.etag = base::hex(sums.md5);
    copy.checksum.value = sums.checksum;
    copy.checksum.type = "FULL_OBJECT";
}

} // namespace

CopySource open_copy_source(Request& request) {
    const Address address = parse_copy_source(request.header("x-amz-copy-source"));
    const store::Bucket bucket = load_bucket(request, address.bucket, "x-amz-source-expected-bucket-owner");
    require(request.call, bucket, "s3:GetObject", arn_of(bucket, address.key));
    auto opened = open_object(request.call, address.bucket, address.key);
    if (!opened && !may(request.call, bucket, "s3:ListBucket", arn_of(bucket)))
        throw base::Fault("AccessDenied", "Access Denied");
    if (!opened) throw base::Fault("NoSuchKey", "The specified key does not exist.").with("Key", address.key);
    const Verdict verdict =
        judge_conditions(request.http.headers, copy_conditions, opened->object.etag, opened->object.modified);
    if (verdict.outcome != Verdict::Outcome::Holds)
        throw base::Fault("PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
            .with("Condition", verdict.header);
    return {address, *std::move(opened)};
}

wire::Reply copy_object(Request& request) {
    const store::Bucket bucket = require_object(request, "s3:PutObject");
    const bool replace = replaces_metadata(request);
    Kept kept = parse_kept_headers(request);
    const std::string wanted = parse_checksum_kind(request.header("x-amz-checksum-algorithm"));
    const CopySource source = open_copy_source(request);
    const store::Object& original = source.opened.object;
    if (!replace && source.address.bucket == bucket.name && source.address.key == request.key)
        throw base::Fault("InvalidRequest",
                          "This copy request is illegal because it is trying to copy an object to itself without "
                          "changing the object's metadata, storage class, website redirect location or encryption "
                          "attributes.");

    store::Object copy{.bucket = bucket.name,
                       .key = request.key,
                       .modified = request.call.now,
                       .headers = replace ? std::move(kept.headers) : original.headers,
                       .metadata = replace ? std::move(kept.metadata) : original.metadata};
    sum_up_copy(copy, source.opened, wanted);
    // The open file is the same content, should its name be gone by now.
    commit_object(request.call, copy, share_content(request, source.opened),
                  parse_write_condition(request.http.headers));

    Xml xml("CopyObjectResult");
    xml.add("LastModified", base::render_iso_millis(copy.modified));
    xml.add("ETag", in_quotes(copy.etag));
    xml.add("ChecksumType", copy.checksum.type);
    xml.add(checksum_element(copy.checksum.kind).c_str(), copy.checksum.value);
    return xml.answer();
}

outside::Blobs::Fresh share_content(Request& request, const Opened& source) {
    try {
        return request.call.blobs.link(source.object.blob);
    } catch (const outside::BlobGone&) {
        outside::Blobs::Writer writer(request.call.blobs);
        source.file->read(0, source.file->size(), [&](std::string_view bytes) { writer.write(bytes); });
        return writer.finish();
    }
}

} // namespace services::s3
