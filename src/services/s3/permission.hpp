// Who may do what with a bucket. Within an account, an identity policy or the bucket's own suffices; a stranger needs
// both; an explicit deny in either ends it. Refusals are S3's AccessDenied.
#pragma once

#include "services/s3/request.hpp"
#include "store/blobs/buckets.hpp"

#include <string>
#include <string_view>

namespace services::s3 {

// The bucket of that name. Throws NoSuchBucket, or AccessDenied where the owner is not the one that the request's
// `owner_header` expects.
store::Bucket load_bucket(const Request& request, std::string_view name,
                          std::string_view owner_header = "x-amz-expected-bucket-owner");

std::string arn_of(const store::Bucket& bucket);
std::string arn_of(const store::Bucket& bucket, std::string_view key);

bool may(const Call& call, const store::Bucket& bucket, std::string_view action, std::string_view resource,
         const domain::ConditionKeys& keys = {});
void require(const Call& call, const store::Bucket& bucket, std::string_view action, std::string_view resource,
             const domain::ConditionKeys& keys = {});

// Loads the request's bucket and requires the action on it.
store::Bucket require_bucket(const Request& request, std::string_view action, const domain::ConditionKeys& keys = {});
// Loads the request's bucket and requires the action on the request's key.
store::Bucket require_object(const Request& request, std::string_view action);

} // namespace services::s3
