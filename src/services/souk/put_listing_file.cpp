#include "base/digest.hpp"
#include "outside/blobs/blobs.hpp"
#include "services/s3/commit.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/files_bucket.hpp"
#include "services/souk/operations.hpp"

#include <fmt/format.h>

namespace services {

namespace {

constexpr std::string_view permission = "aws-marketplace-management:uploadFiles";
constexpr std::uint64_t most_bytes = 5u << 20; // as the model says

} // namespace

api::souk::PutListingFile::Output put_listing_file(Call& call, const api::souk::PutListingFile::Input& in) {
    const std::string bucket = souk::files_bucket(call);
    // Files are not replaced: what a published listing names stays what it was.
    const std::string key = fmt::format("{}/{}", base::hex(base::sha256(in.Content)).substr(0, 16), in.Name);
    call.require(permission, "*");
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

// What lies in that bucket alone: anything else is S3's to give.
api::souk::GetListingFile::Output get_listing_file(Call& call, const api::souk::GetListingFile::Input& in) {
    call.require(permission, "*");
    const std::string begin = fmt::format("s3://{}/", souk::files_bucket(call));
    const std::string key = in.Url.starts_with(begin) ? in.Url.substr(begin.size()) : "";
    auto opened = key.empty() ? std::nullopt : s3::open_object(call, souk::files_bucket(call), key);
    if (!opened) throw souk::not_found("file", in.Url);
    base::Refusals refusals;
    if (opened->object.size > most_bytes)
        refusals.push_back({"FILE_TOO_LARGE",
                            fmt::format("The file has {} bytes; {} are read in one piece. Read it from S3.",
                                        opened->object.size, most_bytes),
                            "Url"});
    souk::require_none(refusals);
    api::souk::GetListingFile::Output out;
    out.Name = key.substr(key.find('/') + 1);
    out.ContentType = base::find_text(opened->object.headers, "Content-Type").value_or("application/octet-stream");
    opened->file->read(0, opened->object.size, [&](std::string_view piece) { out.Content += piece; });
    return out;
}

} // namespace services
