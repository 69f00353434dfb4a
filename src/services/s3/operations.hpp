// S3's operations, one function each; s3.cpp says which request means which.
#pragma once

#include "services/s3/request.hpp"
#include "wire/http.hpp"

namespace services::s3 {

wire::Reply list_buckets(Request& request);
wire::Reply create_bucket(Request& request);
wire::Reply head_bucket(Request& request);
wire::Reply delete_bucket(Request& request);
wire::Reply get_bucket_location(Request& request);
wire::Reply get_bucket_versioning(Request& request);

wire::Reply put_bucket_policy(Request& request);
wire::Reply get_bucket_policy(Request& request);
wire::Reply delete_bucket_policy(Request& request);

wire::Reply list_objects(Request& request);
wire::Reply list_objects_v2(Request& request);

wire::Reply put_object(Request& request);
wire::Reply get_object(Request& request);
wire::Reply head_object(Request& request);
wire::Reply copy_object(Request& request);
wire::Reply delete_object(Request& request);
wire::Reply delete_objects(Request& request);

wire::Reply create_multipart_upload(Request& request);
wire::Reply upload_part(Request& request);
wire::Reply upload_part_copy(Request& request);
wire::Reply complete_multipart_upload(Request& request);
wire::Reply abort_multipart_upload(Request& request);
wire::Reply list_parts(Request& request);
wire::Reply list_multipart_uploads(Request& request);

} // namespace services::s3
