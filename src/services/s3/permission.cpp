#include "services/s3/permission.hpp"

#include "services/resource_policy.hpp"

#include <fmt/format.h>

namespace services::s3 {
namespace {

// A stored policy was parsed when it was put; should it be unreadable all the same, it allows nothing.
std::shared_ptr<const domain::Policy> policy_of(const store::Bucket& bucket) {
    static const auto none = *domain::parse_policy(
        R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]})",
        domain::PolicyKind::Resource);
    if (!bucket.policy) return nullptr;
    const auto policy = domain::parse_policy(*bucket.policy, domain::PolicyKind::Resource);
    return policy ? *policy : none;
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
    if (mends_policy(call, bucket, action)) return call.allowed(action, resource, given);
    const auto policy = policy_of(bucket);
    return services::may(call, {bucket.account, resource, policy.get()}, action, given);
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
