// The object that a copy takes its bytes from.
#pragma once

#include "services/s3/commit.hpp"
#include "services/s3/request.hpp"

namespace services::s3 {

struct CopySource {
    Address address;
    Opened opened;
};

// What x-amz-copy-source names, if the caller may read it and its conditions hold.
CopySource open_copy_source(Request& request);

// The same bytes as a content of its own; without copying them, unless the source was replaced meanwhile.
outside::Blobs::Fresh share_content(Request& request, const Opened& source);

} // namespace services::s3
