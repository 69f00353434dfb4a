// What an S3 request is about: its bucket, key and parameters, and what it may use to answer.
#pragma once

#include "services/call.hpp"
#include "services/s3/s3.hpp"
#include "wire/http.hpp"
#include "wire/sigv4.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace services::s3 {

// Both "" for the service itself; an empty key for the bucket itself.
struct Address {
    std::string bucket;
    std::string key;
};

// Path style (/bucket/key) and virtual-host style (bucket.localhost, bucket.s3.…, bucket.<host of base_url>). Throws
// InvalidURI or KeyTooLongError.
Address parse_address(const wire::HttpRequest& request, std::string_view base_url);
// "bucket/key", "/bucket/key", percent-encoded: how x-amz-copy-source names an object.
Address parse_copy_source(std::string_view text);

struct Request {
    Call& call;
    wire::HttpRequest& http;
    const wire::PayloadMode& payload;
    const S3Limits& limits;
    std::string bucket;
    std::string key;
    std::vector<std::pair<std::string, std::string>> parameters;

    std::optional<std::string> parameter(std::string_view name) const;
    std::string parameter_or(std::string_view name, std::string_view otherwise) const;
    // Absent as `otherwise`; what is above `most` counts as `most`. Throws InvalidArgument.
    std::int64_t number(std::string_view name, std::int64_t otherwise, std::int64_t most) const;
    std::string_view header(std::string_view name) const { return http.headers.get(name); }
};

// Whether the text is well-formed UTF-8 without NUL.
bool is_text(std::string_view text);

} // namespace services::s3
