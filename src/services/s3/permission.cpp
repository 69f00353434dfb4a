#include "services/s3/permission.hpp"

#include <fmt/format.h>

namespace services::s3 {
namespace {

using domain::Access;

// A stored policy was parsed when it was put; should it be unreadable all the same, it allows nothing.
Access judge_by_bucket(const Call& call, const store::Bucket& bucket, std::string_view action,
                       std::string_view resource, const domain::ConditionKeys& keys) {
    if (!bucket.policy) return Access::DeniedByDefault;
    const auto policy = domain::parse_policy(*bucket.policy, domain::PolicyKind::Resource);
    if (!policy) return Access::DeniedExplicitly;
    return domain::evaluate_resource_policy(**policy, {call.caller.arn, call.caller.account, action, resource, &keys});
}

bool refused_by_session(const Call& call, std::string_view action, std::string_view resource,
                        const domain::ConditionKeys& keys) {
    return call.caller.policies &&
           domain::refused_by_session(*call.caller.policies,
                                      {call.caller.arn, call.caller.account, action, resource, &keys});
}

// The owner's root can always look at and mend a policy that locks everybody out.
bool mends_policy(const Call& call, const store::Bucket& bucket, std::string_view action) {
    return call.caller.root && call.caller.account == bucket.account && action.ends_with("BucketPolicy");
}

} // namespace

store::Bucket load_bucket(const Request& request, std::string_view name, std::string_view owner_header) {
    auto bucket = request.call.database.read([&](store::Reader& r) { return store::find_bucket(r, name); });
    if (!bucket) throw base::Fault("NoSuchBucket", "The specified bucket does not exist").with("BucketName", name);
    const std::string_view expected = request.header(owner_header);
    if (!expected.empty() && expected != bucket->account) throw base::Fault("AccessDenied", "Access Denied");
    return *std::move(bucket);
}

std::string arn_of(const store::Bucket& bucket) {
    return "arn:aws:s3:::" + bucket.name;
}

std::string arn_of(const store::Bucket& bucket, std::string_view key) {
    return fmt::format("arn:aws:s3:::{}/{}", bucket.name, key);
}

bool may(const Call& call, const store::Bucket& bucket, std::string_view action, std::string_view resource,
         const domain::ConditionKeys& given) {
    const bool own = call.caller.account == bucket.account;
    if (own && !bucket.policy) return call.allowed(action, resource, given);
    if (mends_policy(call, bucket, action)) return call.allowed(action, resource, given);

    const domain::ConditionKeys keys = call.condition_keys(given);
    const Access by_bucket = judge_by_bucket(call, bucket, action, resource, keys);
    if (by_bucket == Access::DeniedExplicitly) return false;
    const Access by_identity = call.judge(action, resource, keys);
    if (by_identity == Access::DeniedExplicitly) return false;
    if (own && by_identity == Access::Allowed) return true;
    if (own) return by_bucket == Access::Allowed && !refused_by_session(call, action, resource, keys);
    return by_bucket == Access::Allowed && by_identity == Access::Allowed;
}

void require(const Call& call, const store::Bucket& bucket, std::string_view action, std::string_view resource,
             const domain::ConditionKeys& keys) {
    if (may(call, bucket, action, resource, keys)) return;
    // The owner's own people are told what they lack; strangers learn nothing of the bucket.
    if (call.caller.account != bucket.account) throw base::Fault("AccessDenied", "Access Denied");
    throw base::Fault("AccessDenied",
                      fmt::format("User: {} is not authorized to perform: {} on resource: \"{}\" because no policy of "
                                  "the user or of the bucket allows it, or one denies it",
                                  call.caller.arn, action, resource));
}

store::Bucket require_bucket(const Request& request, std::string_view action, const domain::ConditionKeys& keys) {
    store::Bucket bucket = load_bucket(request, request.bucket);
    require(request.call, bucket, action, arn_of(bucket), keys);
    return bucket;
}

store::Bucket require_object(const Request& request, std::string_view action) {
    store::Bucket bucket = load_bucket(request, request.bucket);
    require(request.call, bucket, action, arn_of(bucket, request.key));
    return bucket;
}

} // namespace services::s3
