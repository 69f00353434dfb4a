#include "base/digest.hpp"
#include "domain/listing/attachments.hpp"
#include "outside/blobs/blobs.hpp"
#include "services/s3/commit.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/files_bucket.hpp"
#include "services/souk/operations.hpp"
#include "store/market/entities.hpp"

#include <fmt/format.h>

namespace services {

namespace {

constexpr std::string_view permission = "aws-marketplace-management:uploadFiles";
constexpr std::uint64_t most_bytes = 5u << 20; // as the model says

struct Place {
    std::string bucket;
    std::string key; // "" where it is none of the caller's
};

// What the market keeps of one of the caller's entities: "legal/<offer>/<digest>", and its like.
Place place_of_kept(Call& call, const std::string& key) {
    const auto folder = key.find('/'), end = key.rfind('/');
    if (folder == key.npos || folder == end) return {};
    const auto entity = call.database.read([&](store::Reader& reader) {
        return store::find_entity(reader, std::string_view(key).substr(folder + 1, end - folder - 1));
    });
    if (!entity || entity->owner != call.caller.account) return {};
    return {call.settings.marketplace_bucket, key};
}

Place place_of(Call& call, const std::string& url) {
    const auto address = domain::parse_own_address(url, call.settings.base_url);
    if (!address) return {};
    if (!url.starts_with("s3://")) return address->bucket == "assets" ? place_of_kept(call, address->key) : Place{};
    return address->bucket == souk::files_bucket(call) ? Place{address->bucket, address->key} : Place{};
}

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

// What lies in that bucket, and what the market keeps of the caller's listings: anything else is S3's to give.
api::souk::GetListingFile::Output get_listing_file(Call& call, const api::souk::GetListingFile::Input& in) {
    call.require(permission, "*");
    const Place place = place_of(call, in.Url);
    auto opened = place.key.empty() ? std::nullopt : s3::open_object(call, place.bucket, place.key);
    if (!opened) throw souk::not_found("file", in.Url);
    base::Refusals refusals;
    if (opened->object.size > most_bytes)
        refusals.push_back({"FILE_TOO_LARGE",
                            fmt::format("The file has {} bytes; {} are read in one piece. Read it from S3.",
                                        opened->object.size, most_bytes),
                            "Url"});
    souk::require_none(refusals);
    api::souk::GetListingFile::Output out;
    out.Name = place.key.substr(place.key.rfind('/') + 1);
    opened->file->read(0, opened->object.size, [&](std::string_view piece) { out.Content += piece; });
    // A copy of the market's own is what its content says, whoever gave it.
    out.ContentType = place.bucket == call.settings.marketplace_bucket
                          ? std::string(domain::content_type_of(out.Content))
                          : base::text_at(opened->object.headers, "Content-Type");
    return out;
}

} // namespace services
