// The headers that an object keeps and gives back, and those by which a caller asks for what is not offered.
#pragma once

#include "services/s3/request.hpp"
#include "store/blobs/objects.hpp"

#include <boost/json/object.hpp>

namespace services::s3 {

struct Kept {
    boost::json::object headers;
    boost::json::object metadata;
};

// Content-Type and the like, and x-amz-meta-…. Throws MetadataTooLarge, InvalidArgument, or, for encryption, ACLs,
// tags, storage classes and locks, NotImplemented and its kin.
Kept parse_kept_headers(const Request& request);

// Throws for those headers alone.
void refuse_unoffered_headers(const Request& request);

// All headers of an object's answer but its length.
void add_object_headers(wire::Headers& headers, const store::Object& object);
// x-amz-checksum-… and its type.
void add_checksum_headers(wire::Headers& headers, const store::Checksum& checksum);

} // namespace services::s3
