#include "base/digest.hpp"
#include "services/s3/body.hpp"
#include "services/s3/commit.hpp"
#include "services/s3/object_headers.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "services/s3/uploads.hpp"
#include "services/s3/xml.hpp"

#include <fmt/format.h>

namespace services::s3 {
namespace {

struct NamedPart {
    std::int64_t number = 0;
    std::string etag;
    std::string checksum; // "" where none is named
};

std::vector<NamedPart> parse_named_parts(Request& request, std::string_view kind) {
    // A checksum among the headers is that of the object.
    const std::string body = read_body(request, 8 << 20, std::nullopt);
    pugi::xml_document document;
    std::vector<NamedPart> parts;
    const std::string element = checksum_element(kind);
    for (const pugi::xml_node node : parse_xml(document, body, "CompleteMultipartUpload").children("Part")) {
        NamedPart part{.number = node.child("PartNumber").text().as_llong(),
                       .etag = std::string(without_quotes(node.child("ETag").text().get())),
                       .checksum = node.child(element.c_str()).text().get()};
        if (!parts.empty() && part.number <= parts.back().number)
            throw base::Fault("InvalidPartOrder",
                              "The list of parts was not in ascending order. The parts list must be "
                              "specified in order by part number.");
        parts.push_back(std::move(part));
    }
    if (parts.empty())
        throw base::Fault("MalformedXML", "The XML you provided was not well-formed or did not validate against our "
                                          "published schema: name at least one part.");
    return parts;
}

// The uploaded parts that the caller names, each as he knows it.
std::vector<store::Part> choose_parts(const Request& request, const std::vector<store::Part>& uploaded,
                                      const std::vector<NamedPart>& named) {
    std::vector<store::Part> chosen;
    auto at = uploaded.begin();
    for (const NamedPart& name : named) {
        while (at != uploaded.end() && at->number < name.number)
            ++at;
        if (at == uploaded.end() || at->number != name.number || at->etag != name.etag ||
            (!name.checksum.empty() && at->checksum != name.checksum))
            throw base::Fault("InvalidPart",
                              "One or more of the specified parts could not be found. The part might not "
                              "have been uploaded, or the specified entity tag might not have matched "
                              "the part's entity tag.")
                .with("PartNumber", std::to_string(name.number))
                .with("ETag", name.etag);
        chosen.push_back(*at);
    }
    std::uint64_t size = 0;
    for (const store::Part& part : chosen) {
        size += part.size;
        if (&part != &chosen.back() && part.size < request.limits.smallest_part)
            throw base::Fault("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
                .with("PartNumber", std::to_string(part.number))
                .with("ProposedSize", std::to_string(part.size))
                .with("MinSizeAllowed", std::to_string(request.limits.smallest_part));
    }
    if (size > request.limits.object)
        throw base::Fault("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
    const std::string_view expected = request.header("x-amz-mp-object-size");
    if (!expected.empty() && expected != std::to_string(size))
        throw base::Fault("InvalidRequest",
                          "The provided 'x-amz-mp-object-size' header does not match what was computed.");
    return chosen;
}

void require_checksum(const Request& request, const store::Checksum& joined) {
    const std::string_view type = request.header("x-amz-checksum-type");
    if (!type.empty() && type != joined.type)
        throw base::Fault("InvalidRequest",
                          fmt::format("The upload was created with the {} checksum type.", joined.type));
    const std::string_view expected = request.header(checksum_header(joined.kind));
    if (!expected.empty() && expected != joined.value)
        throw base::Fault("BadDigest",
                          fmt::format("The {} you specified did not match the calculated checksum.", joined.kind));
}

wire::Reply answer_completed(const Request& request, const store::Object& object) {
    Xml xml("CompleteMultipartUploadResult");
    const std::string key = wire::percent_encode(object.key, true);
    xml.add("Location", fmt::format("{}/{}/{}", request.call.settings.base_url, object.bucket, key));
    xml.add("Bucket", object.bucket);
    xml.add("Key", object.key);
    xml.add("ETag", in_quotes(object.etag));
    xml.add(checksum_element(object.checksum.kind).c_str(), object.checksum.value);
    xml.add("ChecksumType", object.checksum.type);
    return xml.answer();
}

// A client that did not hear the answer asks again: if the object is the one that this upload became, it is told so.
std::optional<store::Object> find_completed(const Request& request) {
    auto object = request.call.database.read(
        [&](store::Reader& r) { return store::find_object(r, request.bucket, request.key); });
    if (object && !object->upload.empty() && object->upload == request.parameter_or("uploadId", "")) return object;
    return std::nullopt;
}

} // namespace

wire::Reply complete_multipart_upload(Request& request) {
    require_object(request, "s3:PutObject");
    if (const auto completed = find_completed(request)) return answer_completed(request, *completed);
    const store::Upload upload = load_upload(request);
    const auto named = parse_named_parts(request, upload.checksum_kind);
    const auto uploaded = request.call.database.read([&](store::Reader& r) { return store::list_parts(r, upload.id); });
    const auto parts = choose_parts(request, uploaded, named);

    const store::Object object = join_parts(upload, parts, request.call.now);
    require_checksum(request, object.checksum);
    try {
        commit_object(request.call, object, request.call.blobs.concatenate(blobs_of(parts)),
                      parse_write_condition(request.http.headers), upload.id);
    } catch (const outside::BlobGone&) {
        // A part was replaced, or the upload ended, while its parts were put together.
        throw base::Fault("OperationAborted", "A conflicting operation is in progress on this upload: try again.");
    }
    return answer_completed(request, object);
}

} // namespace services::s3
