#include "base/digest.hpp"
#include "outside/blobs/blobs.hpp"
#include "services/souk/operations.hpp"
#include "store/blobs/buckets.hpp"
#include "store/blobs/objects.hpp"

#include <fmt/format.h>

namespace services {

namespace {

store::Checksum checksum_of(std::string_view content) {
    base::Digester digester("CRC64NVME");
    digester.update(content);
    return {.kind = "CRC64NVME", .value = base::base64(digester.finish())};
}

// Names of buckets are everybody's: who owns the one of this name decides, not who asks first.
void ensure_bucket(store::Transaction& tx, const Call& call, const std::string& name) {
    const auto bucket = store::find_bucket(tx, name);
    if (bucket && bucket->account != call.caller.account)
        throw base::Fault("AccessDeniedException",
                          fmt::format("The bucket {} belongs to another account; put the file into a bucket of your "
                                      "own with S3.",
                                      name));
    if (!bucket) store::save_bucket(tx, {name, call.caller.account, call.region, call.now, std::nullopt});
}

} // namespace

api::souk::PutListingFile::Output put_listing_file(Call& call, const api::souk::PutListingFile::Input& in) {
    const std::string bucket = "listing-files-" + call.caller.account;
    // Files are not replaced: what a published listing names stays what it was.
    const std::string key = fmt::format("{}/{}", base::hex(base::sha256(in.Content)).substr(0, 16), in.Name);
    call.require("aws-marketplace-management:uploadFiles", "*");
    outside::Blobs::Fresh content = call.blobs.put(in.Content);
    const store::Object object{.bucket = bucket,
                               .key = key,
                               .blob = content.id(),
                               .size = content.size(),
                               .etag = base::hex(base::md5(in.Content)),
                               .checksum = checksum_of(in.Content),
                               .modified = call.now,
                               .headers = {{"Content-Type", in.ContentType}}};
    const auto replaced = call.database.write([&](store::Transaction& tx) {
        ensure_bucket(tx, call, bucket);
        return store::save_object(tx, object);
    });
    content.keep();
    if (replaced) call.blobs.remove(*replaced);
    api::souk::PutListingFile::Output out;
    out.Url = fmt::format("s3://{}/{}", bucket, key);
    return out;
}

} // namespace services
