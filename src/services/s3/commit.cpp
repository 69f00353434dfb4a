#include "services/s3/commit.hpp"

#include "base/faultpoint.hpp"
#include "store/blobs/buckets.hpp"
#include "store/blobs/uploads.hpp"

#include <stdexcept>

namespace services::s3 {

void commit_object(Call& call, store::Object object, outside::Blobs::Fresh content, const WriteCondition& condition,
                   std::string_view upload) {
    object.blob = content.id();
    object.size = content.size();
    object.upload = upload;
    base::fault_point("s3.before-commit");
    const auto obsolete = call.database.write([&](store::Transaction& tx) {
        if (!store::find_bucket(tx, object.bucket))
            throw base::Fault("NoSuchBucket", "The specified bucket does not exist").with("BucketName", object.bucket);
        std::vector<std::string> blobs;
        if (!upload.empty()) {
            if (!store::find_upload(tx, upload, object.bucket, object.key))
                throw base::Fault("NoSuchUpload", "The upload was completed or aborted meanwhile.");
            blobs = store::remove_upload(tx, upload);
        }
        std::optional<std::string> etag;
        if (const auto present = store::find_object(tx, object.bucket, object.key)) etag = present->etag;
        require_condition(condition, etag);
        if (auto replaced = store::save_object(tx, object)) blobs.push_back(*std::move(replaced));
        return blobs;
    });
    content.keep();
    base::fault_point("s3.after-commit");
    for (const std::string& blob : obsolete)
        call.blobs.remove(blob);
}

std::optional<Opened> open_object(Call& call, std::string_view bucket, std::string_view key) {
    // Between the look-up and the opening, another writer may have replaced the object: then there is a new one.
    for (int attempt = 0; attempt < 10; ++attempt) {
        auto object = call.database.read([&](store::Reader& r) { return store::find_object(r, bucket, key); });
        if (!object) return std::nullopt;
        if (auto file = call.blobs.open(object->blob)) return Opened{*std::move(object), std::move(file)};
    }
    throw std::runtime_error("the content of an object is missing");
}

} // namespace services::s3
