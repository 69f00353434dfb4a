#include "services/s3/body.hpp"
#include "services/s3/conditions.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "services/s3/xml.hpp"
#include "store/blobs/objects.hpp"

#include <cstring>

namespace services::s3 {
namespace {

constexpr std::size_t most_keys = 1000;

struct Wish {
    std::string key;
    std::string code; // of the refusal; "" where it may be removed
    std::string message;
};

Wish parse_wish(const Request& request, const store::Bucket& bucket, pugi::xml_node node) {
    Wish wish{.key = node.child("Key").text().get()};
    const std::string_view version = node.child("VersionId").text().get();
    if (wish.key.empty())
        wish.code = "UserKeyMustBeSpecified", wish.message = "The key of an object to delete is missing.";
    else if (!version.empty() && version != "null")
        wish.code = "NoSuchVersion", wish.message = "The specified version does not exist.";
    else if (!may(request.call, bucket, "s3:DeleteObject", arn_of(bucket, wish.key)))
        wish.code = "AccessDenied", wish.message = "Access Denied";
    return wish;
}

void remove_blobs(Request& request, const std::vector<std::string>& blobs) {
    for (const std::string& blob : blobs)
        request.call.blobs.remove(blob);
}

} // namespace

wire::Reply delete_object(Request& request) {
    const store::Bucket bucket = require_object(request, "s3:DeleteObject");
    const std::string_view match = without_quotes(request.header("If-Match"));
    const auto blob = request.call.database.write([&](store::Transaction& tx) {
        if (!match.empty()) {
            const auto present = store::find_object(tx, bucket.name, request.key);
            require_condition({.must_match = std::string(match)},
                              present ? std::optional(present->etag) : std::nullopt);
        }
        return store::remove_object(tx, bucket.name, request.key);
    });
    if (blob) request.call.blobs.remove(*blob);
    return wire::HttpAnswer{.status = 204};
}

wire::Reply delete_objects(Request& request) {
    const store::Bucket bucket = load_bucket(request, request.bucket);
    const auto declared = declared_checksum(request.http.headers);
    if (!declared && !request.http.headers.has("Content-MD5"))
        throw base::Fault("InvalidRequest",
                          "Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
    const std::string body = read_body(request, 4 << 20, declared);
    pugi::xml_document document;
    const pugi::xml_node root = parse_xml(document, body, "Delete");
    std::vector<Wish> wishes;
    for (const pugi::xml_node node : root.children("Object")) {
        if (wishes.size() == most_keys)
            throw base::Fault("MalformedXML", "One request deletes at most 1000 objects: send several.");
        wishes.push_back(parse_wish(request, bucket, node));
    }
    if (wishes.empty())
        throw base::Fault("MalformedXML", "The XML you provided was not well-formed or did not validate against our "
                                          "published schema");

    const auto blobs = request.call.database.write([&](store::Transaction& tx) {
        std::vector<std::string> removed;
        for (const Wish& wish : wishes)
            if (wish.code.empty())
                if (auto blob = store::remove_object(tx, bucket.name, wish.key)) removed.push_back(*std::move(blob));
        return removed;
    });
    remove_blobs(request, blobs);

    const bool quiet = std::strcmp(root.child("Quiet").text().get(), "true") == 0;
    Xml xml("DeleteResult");
    for (const Wish& wish : wishes) {
        if (wish.code.empty() && quiet) continue;
        pugi::xml_node node = xml.add_node(wish.code.empty() ? "Deleted" : "Error");
        Xml::add(node, "Key", wish.key);
        if (wish.code.empty()) continue;
        Xml::add(node, "Code", wish.code);
        Xml::add(node, "Message", wish.message);
    }
    return xml.answer();
}

} // namespace services::s3
