#include "services/s3/s3.hpp"

#include "services/s3/operations.hpp"
#include "services/s3/request.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <system_error>

namespace services {
namespace {

using s3::Request;

enum class Scope { Service, Bucket, Object };

struct Operation {
    std::string_view name;
    Scope scope;
    std::string_view method;
    std::string_view parameter; // that the query must hold
    bool copy;                  // with x-amz-copy-source
    wire::Reply (*handler)(Request&);
};

// The first that fits is meant; those without a parameter come last.
constexpr std::array operations = {
    Operation{"ListBuckets", Scope::Service, "GET", "", false, s3::list_buckets},

    Operation{"GetBucketLocation", Scope::Bucket, "GET", "location", false, s3::get_bucket_location},
    Operation{"GetBucketVersioning", Scope::Bucket, "GET", "versioning", false, s3::get_bucket_versioning},
    Operation{"GetBucketPolicy", Scope::Bucket, "GET", "policy", false, s3::get_bucket_policy},
    Operation{"PutBucketPolicy", Scope::Bucket, "PUT", "policy", false, s3::put_bucket_policy},
    Operation{"DeleteBucketPolicy", Scope::Bucket, "DELETE", "policy", false, s3::delete_bucket_policy},
    Operation{"ListMultipartUploads", Scope::Bucket, "GET", "uploads", false, s3::list_multipart_uploads},
    Operation{"DeleteObjects", Scope::Bucket, "POST", "delete", false, s3::delete_objects},
    Operation{"ListObjectsV2", Scope::Bucket, "GET", "list-type", false, s3::list_objects_v2},
    Operation{"ListObjects", Scope::Bucket, "GET", "", false, s3::list_objects},
    Operation{"CreateBucket", Scope::Bucket, "PUT", "", false, s3::create_bucket},
    Operation{"HeadBucket", Scope::Bucket, "HEAD", "", false, s3::head_bucket},
    Operation{"DeleteBucket", Scope::Bucket, "DELETE", "", false, s3::delete_bucket},

    Operation{"UploadPartCopy", Scope::Object, "PUT", "uploadId", true, s3::upload_part_copy},
    Operation{"UploadPart", Scope::Object, "PUT", "uploadId", false, s3::upload_part},
    Operation{"ListParts", Scope::Object, "GET", "uploadId", false, s3::list_parts},
    Operation{"CreateMultipartUpload", Scope::Object, "POST", "uploads", false, s3::create_multipart_upload},
    Operation{"CompleteMultipartUpload", Scope::Object, "POST", "uploadId", false, s3::complete_multipart_upload},
    Operation{"AbortMultipartUpload", Scope::Object, "DELETE", "uploadId", false, s3::abort_multipart_upload},
    Operation{"CopyObject", Scope::Object, "PUT", "", true, s3::copy_object},
    Operation{"PutObject", Scope::Object, "PUT", "", false, s3::put_object},
    Operation{"GetObject", Scope::Object, "GET", "", false, s3::get_object},
    Operation{"HeadObject", Scope::Object, "HEAD", "", false, s3::head_object},
    Operation{"DeleteObject", Scope::Object, "DELETE", "", false, s3::delete_object},
};

// Sub-resources of S3 that are not offered: without this list they would be taken for the plain operation.
constexpr std::array<std::string_view, 34> unoffered = {
    "accelerate",        "acl",          "analytics",    "annotation",
    "attributes",        "cors",         "encryption",   "intelligent-tiering",
    "inventory",         "legal-hold",   "lifecycle",    "logging",
    "metadataTable",     "metrics",      "notification", "object-lock",
    "ownershipControls", "partNumber",   "policy",       "policyStatus",
    "publicAccessBlock", "renameObject", "replication",  "requestPayment",
    "restore",           "retention",    "select",       "session",
    "tagging",           "torrent",      "uploads",      "versioning",
    "versions",          "website"};

Scope scope_of(const Request& request) {
    if (request.bucket.empty()) return Scope::Service;
    return request.key.empty() ? Scope::Bucket : Scope::Object;
}

const Operation& find_operation(const Request& request) {
    const Scope scope = scope_of(request);
    const bool copy = request.http.headers.has("x-amz-copy-source");
    for (const Operation& operation : operations) {
        if (operation.scope != scope || operation.method != request.http.method) continue;
        if (operation.copy && !copy) continue;
        if (operation.parameter.empty())
            for (std::string_view name : unoffered)
                if (request.parameter(name))
                    throw base::Fault("NotImplemented",
                                      fmt::format("The request asks for \"{}\", which is not offered. See "
                                                  "docs/compat/s3.md.",
                                                  name));
        if (operation.parameter.empty() || request.parameter(operation.parameter)) return operation;
    }
    throw base::Fault("MethodNotAllowed", "The specified method is not allowed against this resource.")
        .with("Method", request.http.method);
}

void require_no_version(const Request& request) {
    const auto version = request.parameter("versionId");
    if (version && *version != "null")
        throw base::Fault("InvalidArgument", "Invalid version id specified: objects have no versions here.")
            .with("ArgumentName", "versionId")
            .with("ArgumentValue", *version);
}

wire::Headers& headers_of(wire::Reply& reply) {
    if (auto* file = std::get_if<wire::FileAnswer>(&reply)) return file->head.headers;
    return std::get<wire::HttpAnswer>(reply).headers;
}

} // namespace

wire::Reply S3::handle(Call& call, wire::HttpRequest&& http, const wire::PayloadMode& payload,
                       std::string& operation) const {
    s3::Address address = s3::parse_address(http, call.settings.base_url);
    auto parameters = wire::parse_query(http.query);
    Request request{.call = call,
                    .http = http,
                    .payload = payload,
                    .limits = limits_,
                    .bucket = std::move(address.bucket),
                    .key = std::move(address.key),
                    .parameters = std::move(parameters)};
    const Operation& found = find_operation(request);
    operation = found.name;
    require_no_version(request);
    try {
        wire::Reply reply = found.handler(request);
        headers_of(reply).add("x-amz-request-id", call.request_id);
        return reply;
    } catch (const std::system_error& error) {
        if (error.code() != std::errc::no_space_on_device) throw;
        throw base::Fault("ServiceUnavailable", "The object store is full: the operator has to make room.");
    }
}

} // namespace services
