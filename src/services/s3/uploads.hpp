// What the operations on uploads in parts share.
#pragma once

#include "services/s3/request.hpp"
#include "store/blobs/uploads.hpp"

namespace services::s3 {

// The upload that the request names. Throws NoSuchUpload.
store::Upload load_upload(const Request& request);
base::Fault no_such_upload(std::string_view id);

} // namespace services::s3
