#include "services/s3/commit.hpp"
#include "services/s3/conditions.hpp"
#include "services/s3/object_headers.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "services/s3/xml.hpp"

#include <array>
#include <fmt/format.h>

namespace services::s3 {
namespace {

struct Override {
    std::string_view parameter, header;
};
constexpr std::array overrides = {Override{"response-content-type", "Content-Type"},
                                  Override{"response-content-language", "Content-Language"},
                                  Override{"response-expires", "Expires"},
                                  Override{"response-cache-control", "Cache-Control"},
                                  Override{"response-content-disposition", "Content-Disposition"},
                                  Override{"response-content-encoding", "Content-Encoding"}};

void apply_overrides(const Request& request, wire::Headers& headers) {
    for (const Override& item : overrides) {
        const auto value = request.parameter(item.parameter);
        if (!value) continue;
        for (const char c : *value)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
                throw base::Fault("InvalidArgument", fmt::format("{} holds a control character.", item.parameter))
                    .with("ArgumentName", item.parameter);
        headers.set(std::string(item.header), *value);
    }
}

// Whoever may not list the bucket is not told which keys it lacks.
[[noreturn]] void refuse_missing(const Request& request, const store::Bucket& bucket) {
    if (!may(request.call, bucket, "s3:ListBucket", arn_of(bucket))) throw base::Fault("AccessDenied", "Access Denied");
    throw base::Fault("NoSuchKey", "The specified key does not exist.").with("Key", request.key);
}

std::optional<wire::HttpAnswer> judge(const Request& request, const store::Object& object) {
    const Verdict verdict = judge_conditions(request.http.headers, read_conditions, object.etag, object.modified);
    if (verdict.outcome == Verdict::Outcome::Failed)
        throw base::Fault("PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
            .with("Condition", verdict.header);
    if (verdict.outcome == Verdict::Outcome::Holds) return std::nullopt;
    wire::HttpAnswer answer{.status = 304};
    answer.headers.add("ETag", in_quotes(object.etag));
    answer.headers.add("Last-Modified", base::render_http_date(object.modified));
    return answer;
}

// HEAD and GET differ in nothing but the body, which the edge leaves out of an answer to HEAD.
wire::Reply answer_object(Request& request) {
    const store::Bucket bucket = require_object(request, "s3:GetObject");
    const auto opened = open_object(request.call, bucket.name, request.key);
    if (!opened) refuse_missing(request, bucket);
    const store::Object& object = opened->object;
    if (auto unchanged = judge(request, object)) return *std::move(unchanged);

    wire::FileAnswer answer{.path = opened->file->path(), .offset = 0, .length = object.size, .keep = opened->file};
    wire::Headers& headers = answer.head.headers;
    add_object_headers(headers, object);
    apply_overrides(request, headers);
    const auto range = parse_range(request.header("Range"), object.size);
    if (range) {
        answer.head.status = 206;
        answer.offset = range->first;
        answer.length = range->length;
        headers.add("Content-Range",
                    fmt::format("bytes {}-{}/{}", range->first, range->first + range->length - 1, object.size));
    } else if (request.header("x-amz-checksum-mode") == "ENABLED") {
        add_checksum_headers(headers, object.checksum);
    }
    return answer;
}

} // namespace

wire::Reply get_object(Request& request) {
    return answer_object(request);
}

wire::Reply head_object(Request& request) {
    return answer_object(request);
}

} // namespace services::s3
