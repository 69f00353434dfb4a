#include "services/s3/object_headers.hpp"

#include "services/s3/checksums.hpp"
#include "services/s3/xml.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace services::s3 {
namespace {

constexpr std::string_view metadata_prefix = "x-amz-meta-";
constexpr std::size_t largest_metadata = 2048;

constexpr std::array<std::string_view, 6> kept_names = {"Content-Type",     "Cache-Control",    "Content-Disposition",
                                                        "Content-Encoding", "Content-Language", "Expires"};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

void require_text(std::string_view name, std::string_view value) {
    const bool printable = std::none_of(value.begin(), value.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    });
    if (!printable || !is_text(value))
        throw base::Fault("InvalidArgument",
                          fmt::format("The value of {} must be UTF-8 without control characters.", name))
            .with("ArgumentName", name);
}

// "aws-chunked" speaks of the way, not of the object.
std::string without_chunked(std::string_view encoding) {
    std::string kept;
    while (!encoding.empty()) {
        const std::size_t comma = encoding.find(',');
        std::string_view one = encoding.substr(0, comma);
        encoding = comma == std::string_view::npos ? std::string_view() : encoding.substr(comma + 1);
        while (one.starts_with(' '))
            one.remove_prefix(1);
        while (one.ends_with(' '))
            one.remove_suffix(1);
        if (one.empty() || one == "aws-chunked") continue;
        if (!kept.empty()) kept += ",";
        kept += one;
    }
    return kept;
}

boost::json::object parse_metadata(const wire::Headers& headers) {
    std::map<std::string, std::string> metadata;
    for (const auto& [name, value] : headers.items()) {
        std::string key = lower(name);
        if (!key.starts_with(metadata_prefix)) continue;
        require_text(name, value);
        std::string& kept = metadata[key.substr(metadata_prefix.size())];
        kept += kept.empty() ? value : "," + value;
    }
    std::size_t size = 0;
    boost::json::object document;
    for (const auto& [name, value] : metadata) {
        size += name.size() + value.size();
        document[name] = value;
    }
    if (size > largest_metadata)
        throw base::Fault("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
            .with("Size", std::to_string(size))
            .with("MaxSizeAllowed", std::to_string(largest_metadata));
    return document;
}

[[noreturn]] void refuse(std::string_view header, std::string_view why) {
    throw base::Fault("NotImplemented", fmt::format("{} is not offered: {} See docs/compat/s3.md.", header, why))
        .with("Header", header);
}

} // namespace

void refuse_unoffered_headers(const Request& request) {
    for (const auto& [name, value] : request.http.headers.items()) {
        const std::string header = lower(name);
        if (header.starts_with("x-amz-server-side-encryption") ||
            header.starts_with("x-amz-copy-source-server-side-encryption"))
            refuse(header,
                   "objects are stored as they are. Leave it out, and put the data folder on an encrypted volume.");
        if (header.starts_with("x-amz-object-lock") || header == "x-amz-bucket-object-lock-enabled")
            refuse(header, "objects cannot be locked.");
        if (header == "x-amz-tagging") refuse(header, "objects have no tags.");
        if (header == "x-amz-website-redirect-location") refuse(header, "buckets are not web sites.");
        if (header.starts_with("x-amz-grant-") ||
            (header == "x-amz-acl" && value != "private" && value != "bucket-owner-full-control"))
            throw base::Fault("AccessControlListNotSupported",
                              "The bucket does not allow ACLs. Use a bucket policy instead.");
        if (header == "x-amz-storage-class" && value != "STANDARD")
            throw base::Fault("InvalidStorageClass",
                              "The storage class you specified is not valid: STANDARD is the one.")
                .with("StorageClassRequested", value);
    }
}

Kept parse_kept_headers(const Request& request) {
    refuse_unoffered_headers(request);
    Kept kept;
    kept.headers["Content-Type"] = "binary/octet-stream";
    for (std::string_view name : kept_names) {
        const std::string* value = request.http.headers.find(name);
        if (!value || value->empty()) continue;
        require_text(name, *value);
        const std::string text = name == "Content-Encoding" ? without_chunked(*value) : *value;
        if (!text.empty()) kept.headers[name] = text;
    }
    kept.metadata = parse_metadata(request.http.headers);
    return kept;
}

void add_object_headers(wire::Headers& headers, const store::Object& object) {
    headers.add("ETag", in_quotes(object.etag));
    headers.add("Last-Modified", base::render_http_date(object.modified));
    headers.add("Accept-Ranges", "bytes");
    for (const auto& [name, value] : object.headers)
        headers.add(std::string(name), std::string(value.as_string()));
    for (const auto& [name, value] : object.metadata)
        headers.add(std::string(metadata_prefix) + std::string(name), std::string(value.as_string()));
}

void add_checksum_headers(wire::Headers& headers, const store::Checksum& checksum) {
    if (checksum.value.empty()) return;
    headers.add(checksum_header(checksum.kind), checksum.value);
    headers.add("x-amz-checksum-type", checksum.type);
}

} // namespace services::s3
