// The one way in which an object comes to be: its content is on disk, its row is written, the content that it replaced
// is removed.
#pragma once

#include "outside/blobs/blobs.hpp"
#include "services/s3/conditions.hpp"
#include "services/s3/request.hpp"
#include "store/blobs/objects.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace services::s3 {

// `object.blob` and size are taken from the content. Where `upload` is named, it is completed in the same transaction
// (NoSuchUpload where it is gone). Of two at the same time the later one stays. Throws NoSuchBucket,
// PreconditionFailed; the content is removed then.
void commit_object(Call& call, store::Object object, outside::Blobs::Fresh content, const WriteCondition& condition,
                   std::string_view upload = "");

// An object and its content, open, both of the same moment.
struct Opened {
    store::Object object;
    std::shared_ptr<const outside::File> file;
};
std::optional<Opened> open_object(Call& call, std::string_view bucket, std::string_view key);

} // namespace services::s3
