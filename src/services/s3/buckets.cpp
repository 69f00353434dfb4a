#include "store/blobs/buckets.hpp"
#include "services/s3/body.hpp"
#include "services/s3/object_headers.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "services/s3/xml.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::s3 {
namespace {

bool letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

void require_bucket_name(std::string_view name) {
    const bool characters =
        std::all_of(name.begin(), name.end(), [](char c) { return letter_or_digit(c) || c == '.' || c == '-'; });
    const bool address = name.find_first_not_of("0123456789.") == std::string_view::npos &&
                         std::count(name.begin(), name.end(), '.') == 3;
    if (name.size() >= 3 && name.size() <= 63 && characters && !address && letter_or_digit(name.front()) &&
        letter_or_digit(name.back()) && name.find("..") == std::string_view::npos && !name.starts_with("xn--") &&
        !name.ends_with("-s3alias"))
        return;
    throw base::Fault("InvalidBucketName",
                      "The specified bucket is not valid: 3 to 63 lower-case letters, digits, '-' and '.', a letter or "
                      "digit first and last, no two dots together, and not an IP address.")
        .with("BucketName", name);
}

bool is_region(std::string_view text) {
    return text.size() >= 2 && text.size() <= 32 &&
           std::all_of(text.begin(), text.end(), [](char c) { return letter_or_digit(c) || c == '-'; });
}

// What the body asks for, else the region that the request was signed for.
std::string wanted_region(Request& request) {
    const std::string body = read_body(request, 64 << 10, declared_checksum(request.http.headers));
    if (body.empty()) return request.call.region;
    pugi::xml_document document;
    const std::string region =
        parse_xml(document, body, "CreateBucketConfiguration").child("LocationConstraint").text().get();
    if (region.empty()) return request.call.region;
    if (!is_region(region))
        throw base::Fault("InvalidLocationConstraint", "The specified location-constraint is not valid")
            .with("LocationConstraint", region);
    return region == "EU" ? "eu-west-1" : region;
}

[[noreturn]] void refuse_taken(const store::Bucket& taken, const Request& request) {
    if (taken.account == request.call.caller.account)
        throw base::Fault("BucketAlreadyOwnedByYou",
                          "Your previous request to create the named bucket succeeded and you already own it.")
            .with("BucketName", taken.name);
    throw base::Fault("BucketAlreadyExists",
                      "The requested bucket name is not available. The bucket namespace is shared by all users of the "
                      "system. Please select a different name and try again.")
        .with("BucketName", taken.name);
}

} // namespace

wire::Reply list_buckets(Request& request) {
    request.call.require("s3:ListAllMyBuckets", "arn:aws:s3:::*");
    const std::int64_t limit = request.number("max-buckets", 10'000, 10'000);
    const std::string prefix = request.parameter_or("prefix", "");
    const std::string& account = request.call.caller.account;
    auto buckets = request.call.database.read([&](store::Reader& r) {
        return store::list_buckets(r, account, prefix, request.parameter_or("continuation-token", ""), limit + 1);
    });
    const bool more = static_cast<std::int64_t>(buckets.size()) > limit;
    if (more) buckets.resize(static_cast<std::size_t>(limit));

    Xml xml("ListAllMyBucketsResult");
    pugi::xml_node owner = xml.add_node("Owner");
    Xml::add(owner, "ID", account);
    pugi::xml_node list = xml.add_node("Buckets");
    for (const store::Bucket& bucket : buckets) {
        pugi::xml_node node = list.append_child("Bucket");
        Xml::add(node, "Name", bucket.name);
        Xml::add(node, "CreationDate", base::render_iso_millis(bucket.created));
        Xml::add(node, "BucketRegion", bucket.region);
    }
    if (more && !buckets.empty()) xml.add("ContinuationToken", buckets.back().name);
    if (!prefix.empty()) xml.add("Prefix", prefix);
    return xml.answer();
}

wire::Reply create_bucket(Request& request) {
    require_bucket_name(request.bucket);
    refuse_unoffered_headers(request);
    Call& call = request.call;
    call.require("s3:CreateBucket", "arn:aws:s3:::" + request.bucket);
    const store::Bucket bucket{
        .name = request.bucket, .account = call.caller.account, .region = wanted_region(request), .created = call.now};
    call.database.write([&](store::Transaction& tx) {
        if (const auto taken = store::find_bucket(tx, bucket.name)) refuse_taken(*taken, request);
        if (store::count_buckets(tx, bucket.account) >= request.limits.buckets)
            throw base::Fault("TooManyBuckets", "You have attempted to create more buckets than allowed");
        store::save_bucket(tx, bucket);
    });
    wire::HttpAnswer answer;
    answer.headers.add("Location", "/" + bucket.name);
    return answer;
}

wire::Reply head_bucket(Request& request) {
    const store::Bucket bucket = require_bucket(request, "s3:ListBucket");
    wire::HttpAnswer answer;
    answer.headers.add("x-amz-bucket-region", bucket.region);
    answer.headers.add("x-amz-access-point-alias", "false");
    answer.headers.add("Content-Type", "application/xml");
    return answer;
}

wire::Reply delete_bucket(Request& request) {
    const store::Bucket bucket = require_bucket(request, "s3:DeleteBucket");
    const auto blobs = request.call.database.write([&](store::Transaction& tx) {
        auto removed = store::remove_bucket(tx, bucket.name);
        if (!removed)
            throw base::Fault("BucketNotEmpty", "The bucket you tried to delete is not empty")
                .with("BucketName", bucket.name);
        return *std::move(removed);
    });
    for (const std::string& blob : blobs)
        request.call.blobs.remove(blob);
    return wire::HttpAnswer{.status = 204};
}

wire::Reply get_bucket_location(Request& request) {
    const store::Bucket bucket = require_bucket(request, "s3:GetBucketLocation");
    Xml xml("LocationConstraint");
    // The oldest region is written as none.
    if (bucket.region != "us-east-1") xml.root().text().set(bucket.region.c_str());
    return xml.answer();
}

wire::Reply get_bucket_versioning(Request& request) {
    require_bucket(request, "s3:GetBucketVersioning");
    return Xml("VersioningConfiguration").answer(); // never enabled
}

} // namespace services::s3
