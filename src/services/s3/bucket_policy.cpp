#include "services/s3/body.hpp"
#include "services/s3/operations.hpp"
#include "services/s3/permission.hpp"
#include "store/blobs/buckets.hpp"

namespace services::s3 {
namespace {

constexpr std::uint64_t largest_policy = 20 << 10;

// The reasons, all of them, in one sentence.
base::Fault malformed(const base::Refusals& refusals) {
    std::string message;
    for (const base::Refusal& refusal : refusals) {
        if (!message.empty()) message += "; ";
        message += refusal.where.empty() ? refusal.message : refusal.where + ": " + refusal.message;
    }
    return base::Fault("MalformedPolicy", message);
}

void save(Request& request, const store::Bucket& bucket, const std::optional<std::string>& policy) {
    request.call.database.write([&](store::Transaction& tx) { store::save_bucket_policy(tx, bucket.name, policy); });
}

} // namespace

wire::Reply put_bucket_policy(Request& request) {
    const store::Bucket bucket = require_bucket(request, "s3:PutBucketPolicy");
    const std::string text = read_body(request, largest_policy, declared_checksum(request.http.headers));
    const auto policy = domain::parse_policy(text, domain::PolicyKind::Resource);
    if (!policy) throw malformed(policy.refusals());
    save(request, bucket, text);
    return wire::HttpAnswer{.status = 204};
}

wire::Reply get_bucket_policy(Request& request) {
    const store::Bucket bucket = require_bucket(request, "s3:GetBucketPolicy");
    if (!bucket.policy)
        throw base::Fault("NoSuchBucketPolicy", "The bucket policy does not exist").with("BucketName", bucket.name);
    wire::HttpAnswer answer{.body = *bucket.policy};
    answer.headers.add("Content-Type", "application/json");
    return answer;
}

wire::Reply delete_bucket_policy(Request& request) {
    const store::Bucket bucket = require_bucket(request, "s3:DeleteBucketPolicy");
    save(request, bucket, std::nullopt);
    return wire::HttpAnswer{.status = 204};
}

} // namespace services::s3
