#include "base/digest.hpp"
#include "outside/blobs/blobs.hpp"
#include "services/souk/files_bucket.hpp"
#include "services/souk/operations.hpp"

#include <fmt/format.h>

namespace services {

api::souk::PutListingFile::Output put_listing_file(Call& call, const api::souk::PutListingFile::Input& in) {
    const std::string bucket = souk::files_bucket(call);
    // Files are not replaced: what a published listing names stays what it was.
    const std::string key = fmt::format("{}/{}", base::hex(base::sha256(in.Content)).substr(0, 16), in.Name);
    call.require("aws-marketplace-management:uploadFiles", "*");
    outside::Blobs::Fresh content = call.blobs.put(in.Content);
    const store::Object object{.bucket = bucket,
                               .key = key,
                               .blob = content.id(),
                               .size = content.size(),
                               .etag = base::hex(base::md5(in.Content)),
                               .checksum = souk::checksum_of(in.Content),
                               .modified = call.now,
                               .headers = {{"Content-Type", in.ContentType}}};
    const auto replaced = call.database.write([&](store::Transaction& tx) {
        souk::ensure_files_bucket(tx, call);
        return store::save_object(tx, object);
    });
    content.keep();
    if (replaced) call.blobs.remove(*replaced);
    api::souk::PutListingFile::Output out;
    out.Url = fmt::format("s3://{}/{}", bucket, key);
    return out;
}

} // namespace services
