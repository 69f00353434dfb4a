// What the operations on uploads in parts share.
#pragma once

#include "services/s3/request.hpp"
#include "store/blobs/uploads.hpp"

namespace services::s3 {

// The upload that the request names. Throws NoSuchUpload.
store::Upload load_upload(const Request& request);
base::Fault no_such_upload(std::string_view id);

// The object that the parts make together, but for its content: that of all their blobs, one after the other.
store::Object join_parts(const store::Upload& upload, const std::vector<store::Part>& parts, base::Instant now);
std::vector<std::string> blobs_of(const std::vector<store::Part>& parts);

} // namespace services::s3
