#include "base/digest.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "services/s3/xml.hpp"
#include "store/blobs/objects.hpp"

namespace services::s3 {
namespace {

constexpr std::int64_t most_keys = 1000;

// What both versions of the operation ask.
struct Listing {
    std::string prefix, delimiter;
    std::int64_t limit = most_keys;
    bool encoded = false;
};

Listing parse_listing(const Request& request) {
    const std::string encoding = request.parameter_or("encoding-type", "");
    if (!encoding.empty() && encoding != "url")
        throw base::Fault("InvalidArgument", "Invalid Encoding Method specified in Request")
            .with("ArgumentName", "encoding-type")
            .with("ArgumentValue", encoding);
    return {.prefix = request.parameter_or("prefix", ""),
            .delimiter = request.parameter_or("delimiter", ""),
            .limit = request.number("max-keys", most_keys, most_keys),
            .encoded = encoding == "url"};
}

store::Bucket require_listing(const Request& request, const Listing& listing) {
    domain::ConditionKeys keys = {{"s3:max-keys", std::to_string(listing.limit)}};
    if (request.parameter("prefix")) keys.emplace("s3:prefix", listing.prefix);
    if (request.parameter("delimiter")) keys.emplace("s3:delimiter", listing.delimiter);
    return require_bucket(request, "s3:ListBucket", keys);
}

std::string text(const Listing& listing, std::string_view key) {
    return listing.encoded ? wire::percent_encode(key, true) : std::string(key);
}

store::ObjectPage load_page(const Request& request, const Listing& listing, std::string from) {
    const store::ObjectQuery query{.bucket = request.bucket,
                                   .prefix = listing.prefix,
                                   .delimiter = listing.delimiter,
                                   .from = std::move(from),
                                   .limit = listing.limit};
    return request.call.database.read([&](store::Reader& r) { return store::list_objects(r, query); });
}

void add_head(Xml& xml, const Request& request, const Listing& listing, const store::ObjectPage& page) {
    xml.add("Name", request.bucket);
    xml.add("Prefix", text(listing, listing.prefix));
    if (!listing.delimiter.empty()) xml.add("Delimiter", text(listing, listing.delimiter));
    xml.add("MaxKeys", std::to_string(listing.limit));
    if (listing.encoded) xml.add("EncodingType", "url");
    xml.add("IsTruncated", flag_text(page.next.has_value()));
}

void add_entries(Xml& xml, const Listing& listing, const store::ObjectPage& page, std::string_view owner) {
    for (const store::Object& object : page.objects) {
        pugi::xml_node node = xml.add_node("Contents");
        Xml::add(node, "Key", text(listing, object.key));
        Xml::add(node, "LastModified", base::render_iso_millis(object.modified));
        Xml::add(node, "ETag", in_quotes(object.etag));
        Xml::add(node, "ChecksumAlgorithm", object.checksum.kind);
        Xml::add(node, "ChecksumType", object.checksum.type);
        Xml::add(node, "Size", std::to_string(object.size));
        Xml::add(node, "StorageClass", "STANDARD");
        if (owner.empty()) continue;
        pugi::xml_node owner_node = node.append_child("Owner");
        Xml::add(owner_node, "ID", owner);
    }
    for (const std::string& prefix : page.common_prefixes) {
        pugi::xml_node node = xml.add_node("CommonPrefixes");
        Xml::add(node, "Prefix", text(listing, prefix));
    }
}

std::string parse_token(const std::string& token) {
    auto from = base::parse_base64(token);
    if (!from)
        throw base::Fault("InvalidArgument", "The continuation token provided is incorrect")
            .with("ArgumentName", "continuation-token");
    return *std::move(from);
}

// A marker that is a common prefix, as the last page ended with one, stands for all keys below it.
std::string behind_marker(const std::string& marker, const Listing& listing) {
    const bool folded = !listing.delimiter.empty() && marker.size() > listing.prefix.size() &&
                        marker.starts_with(listing.prefix) && marker.ends_with(listing.delimiter);
    return folded ? store::behind_prefix(marker) : store::behind_key(marker);
}

} // namespace

wire::Reply list_objects_v2(Request& request) {
    const Listing listing = parse_listing(request);
    const store::Bucket bucket = require_listing(request, listing);
    const auto token = request.parameter("continuation-token");
    const auto start = request.parameter("start-after");
    const std::string from = token ? parse_token(*token) : start && !start->empty() ? store::behind_key(*start) : "";
    const store::ObjectPage page = load_page(request, listing, from);

    Xml xml("ListBucketResult");
    add_head(xml, request, listing, page);
    xml.add("KeyCount", std::to_string(page.objects.size() + page.common_prefixes.size()));
    if (token) xml.add("ContinuationToken", *token);
    if (page.next) xml.add("NextContinuationToken", base::base64(*page.next));
    if (start) xml.add("StartAfter", text(listing, *start));
    add_entries(xml, listing, page, request.parameter_or("fetch-owner", "") == "true" ? bucket.account : "");
    return xml.answer();
}

wire::Reply list_objects(Request& request) {
    const Listing listing = parse_listing(request);
    const store::Bucket bucket = require_listing(request, listing);
    const std::string marker = request.parameter_or("marker", "");
    const store::ObjectPage page =
        load_page(request, listing, marker.empty() ? std::string() : behind_marker(marker, listing));

    Xml xml("ListBucketResult");
    add_head(xml, request, listing, page);
    xml.add("Marker", text(listing, marker));
    if (page.next && !listing.delimiter.empty()) xml.add("NextMarker", text(listing, page.last));
    add_entries(xml, listing, page, bucket.account);
    return xml.answer();
}

} // namespace services::s3
