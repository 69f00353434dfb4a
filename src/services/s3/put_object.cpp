#include "base/digest.hpp"
#include "services/s3/body.hpp"
#include "services/s3/commit.hpp"
#include "services/s3/object_headers.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "services/s3/xml.hpp"

namespace services::s3 {

wire::Reply put_object(Request& request) {
    const store::Bucket bucket = require_object(request, "s3:PutObject");
    const WriteCondition condition = parse_write_condition(request.http.headers);
    Kept kept = parse_kept_headers(request);
    const auto declared = declared_checksum(request.http.headers);
    const std::string kind(declared ? declared->kind : default_checksum);
    Received received = receive_body(request, declared, kind);

    store::Object object{.bucket = bucket.name,
                         .key = request.key,
                         .etag = base::hex(received.md5),
                         .checksum = {.kind = kind, .value = received.checksum},
                         .modified = request.call.now,
                         .headers = std::move(kept.headers),
                         .metadata = std::move(kept.metadata)};
    commit_object(request.call, object, std::move(received.blob), condition);

    wire::HttpAnswer answer;
    answer.headers.add("ETag", in_quotes(object.etag));
    add_checksum_headers(answer.headers, object.checksum);
    return answer;
}

} // namespace services::s3
