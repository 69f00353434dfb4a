#include "services/souk/files_bucket.hpp"

#include "base/digest.hpp"
#include "store/blobs/buckets.hpp"

#include <fmt/format.h>

namespace services::souk {

std::string files_bucket(const Call& call) {
    return "listing-files-" + call.caller.account;
}

// Names of buckets are everybody's: who owns the one of this name decides, not who asks first.
void ensure_files_bucket(store::Transaction& tx, const Call& call) {
    const std::string name = files_bucket(call);
    const auto bucket = store::find_bucket(tx, name);
    if (bucket && bucket->account != call.caller.account)
        throw base::Fault("AccessDeniedException",
                          fmt::format("The bucket {} belongs to another account; put the file into a bucket of your "
                                      "own with S3.",
                                      name));
    if (!bucket) store::save_bucket(tx, {name, call.caller.account, call.region, call.now, std::nullopt});
}

store::Checksum checksum_of(std::string_view content) {
    base::Digester digester("CRC64NVME");
    digester.update(content);
    return {.kind = "CRC64NVME", .value = base::base64(digester.finish())};
}

} // namespace services::souk
