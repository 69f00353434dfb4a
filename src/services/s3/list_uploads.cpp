#include "services/s3/checksums.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "services/s3/uploads.hpp"
#include "services/s3/xml.hpp"

#include <set>

namespace services::s3 {
namespace {

constexpr std::int64_t most = 1000;

struct Page {
    std::vector<store::Upload> uploads;
    std::set<std::string> common_prefixes;
    bool more = false;
    std::string last_key, last_id;
};

struct Question {
    std::string prefix, delimiter, after_key, after_id;
    std::int64_t limit = most;
};

// Goes through the uploads in pages of the store, folding keys at the delimiter.
Page load_page(Request& request, const Question& question) {
    Page page;
    std::string key = question.after_key, id = question.after_id;
    while (true) {
        const auto found = request.call.database.read(
            [&](store::Reader& r) { return store::list_uploads(r, request.bucket, question.prefix, key, id, most); });
        for (const store::Upload& upload : found) {
            key = upload.key;
            id = upload.id;
            const std::size_t cut = question.delimiter.empty()
                                        ? std::string::npos
                                        : upload.key.find(question.delimiter, question.prefix.size());
            const std::string folded =
                cut == std::string::npos ? std::string() : upload.key.substr(0, cut + question.delimiter.size());
            if (folded.empty() || !page.common_prefixes.contains(folded)) {
                const auto listed = static_cast<std::int64_t>(page.uploads.size() + page.common_prefixes.size());
                page.more = listed >= question.limit;
                if (page.more) return page;
                if (folded.empty())
                    page.uploads.push_back(upload);
                else
                    page.common_prefixes.insert(folded);
            }
            page.last_key = key;
            page.last_id = id;
        }
        if (static_cast<std::int64_t>(found.size()) < most) return page;
    }
}

} // namespace

wire::Reply list_multipart_uploads(Request& request) {
    require_bucket(request, "s3:ListBucketMultipartUploads");
    const bool encoded = request.parameter_or("encoding-type", "") == "url";
    const auto text = [&](std::string_view key) {
        return encoded ? wire::percent_encode(key, true) : std::string(key);
    };
    const Question question{.prefix = request.parameter_or("prefix", ""),
                            .delimiter = request.parameter_or("delimiter", ""),
                            .after_key = request.parameter_or("key-marker", ""),
                            .after_id = request.parameter_or("upload-id-marker", ""),
                            .limit = request.number("max-uploads", most, most)};
    const Page page = load_page(request, question);

    Xml xml("ListMultipartUploadsResult");
    xml.add("Bucket", request.bucket);
    xml.add("KeyMarker", text(question.after_key));
    xml.add("UploadIdMarker", question.after_id);
    if (page.more) xml.add("NextKeyMarker", text(page.last_key));
    if (page.more) xml.add("NextUploadIdMarker", page.last_id);
    xml.add("Prefix", text(question.prefix));
    if (!question.delimiter.empty()) xml.add("Delimiter", text(question.delimiter));
    xml.add("MaxUploads", std::to_string(question.limit));
    if (encoded) xml.add("EncodingType", "url");
    xml.add("IsTruncated", flag_text(page.more));
    for (const store::Upload& upload : page.uploads) {
        pugi::xml_node node = xml.add_node("Upload");
        Xml::add(node, "Key", text(upload.key));
        Xml::add(node, "UploadId", upload.id);
        Xml::add(node, "Initiated", base::render_iso_millis(upload.initiated));
        Xml::add(node, "StorageClass", "STANDARD");
        pugi::xml_node initiator = node.append_child("Initiator");
        Xml::add(initiator, "ID", upload.initiator);
    }
    for (const std::string& prefix : page.common_prefixes) {
        pugi::xml_node node = xml.add_node("CommonPrefixes");
        Xml::add(node, "Prefix", text(prefix));
    }
    return xml.answer();
}

wire::Reply list_parts(Request& request) {
    require_object(request, "s3:ListMultipartUploadParts");
    const store::Upload upload = load_upload(request);
    const std::int64_t limit = request.number("max-parts", most, most);
    const std::int64_t after = request.number("part-number-marker", 0, 10'000);
    auto parts =
        request.call.database.read([&](store::Reader& r) { return store::list_parts(r, upload.id, after, limit + 1); });
    const bool more = static_cast<std::int64_t>(parts.size()) > limit;
    if (more) parts.resize(static_cast<std::size_t>(limit));

    Xml xml("ListPartsResult");
    xml.add("Bucket", upload.bucket);
    xml.add("Key", upload.key);
    xml.add("UploadId", upload.id);
    xml.add("PartNumberMarker", std::to_string(after));
    xml.add("NextPartNumberMarker", std::to_string(parts.empty() ? after : parts.back().number));
    xml.add("MaxParts", std::to_string(limit));
    xml.add("IsTruncated", flag_text(more));
    xml.add("StorageClass", "STANDARD");
    if (upload.checksum_chosen) {
        xml.add("ChecksumAlgorithm", upload.checksum_kind);
        xml.add("ChecksumType", upload.checksum_type);
    }
    pugi::xml_node initiator = xml.add_node("Initiator");
    Xml::add(initiator, "ID", upload.initiator);
    for (const store::Part& part : parts) {
        pugi::xml_node node = xml.add_node("Part");
        Xml::add(node, "PartNumber", std::to_string(part.number));
        Xml::add(node, "LastModified", base::render_iso_millis(part.modified));
        Xml::add(node, "ETag", in_quotes(part.etag));
        Xml::add(node, "Size", std::to_string(part.size));
        if (upload.checksum_chosen) Xml::add(node, checksum_element(upload.checksum_kind).c_str(), part.checksum);
    }
    return xml.answer();
}

} // namespace services::s3
