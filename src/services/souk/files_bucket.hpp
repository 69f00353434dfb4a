// The bucket into which an account's files come that are put by our own operations: a bucket like others, which S3's
// operations read and empty.
#pragma once

#include "services/call.hpp"
#include "store/blobs/objects.hpp"

#include <string>
#include <string_view>

namespace services::souk {

std::string files_bucket(const Call& call);
// Makes it where it is missing. Throws AccessDeniedException where its name is another account's.
void ensure_files_bucket(store::Transaction& tx, const Call& call);
// S3's checksum where none is chosen.
store::Checksum checksum_of(std::string_view content);

} // namespace services::souk
