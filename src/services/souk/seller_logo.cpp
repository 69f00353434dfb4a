#include "base/digest.hpp"
#include "outside/blobs/blobs.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/files_bucket.hpp"
#include "services/souk/readiness/files.hpp"
#include "services/souk/sellers.hpp"
#include "store/blobs/buckets.hpp"
#include "store/blobs/objects.hpp"
#include "store/market/market_policy.hpp"

namespace services::souk {

namespace {

void ensure_market_bucket(store::Transaction& tx, const Call& call) {
    const std::string& name = call.settings.marketplace_bucket;
    if (!store::find_bucket(tx, name))
        store::save_bucket(tx, {name, call.settings.marketplace_account, call.settings.region, call.now, std::nullopt});
}

// The copy's name is the digest of its content: one that is there is the one.
void keep_copy(const Call& call, const std::string& key, const std::string& content) {
    outside::Blobs::Fresh blob = call.blobs.put(content);
    const store::Object object{.bucket = call.settings.marketplace_bucket,
                               .key = key,
                               .blob = blob.id(),
                               .size = blob.size(),
                               .etag = base::hex(base::md5(content)),
                               .checksum = checksum_of(content),
                               .modified = call.now,
                               .headers = {{"Content-Type", domain::content_type_of(content)}}};
    const auto replaced = call.database.write([&](store::Transaction& tx) {
        ensure_market_bucket(tx, call);
        return store::save_object(tx, object);
    });
    blob.keep();
    if (replaced) call.blobs.remove(*replaced);
}

} // namespace

std::string keep_logo(const Call& call, const std::string& url) {
    const domain::Attached logo{domain::AttachmentKind::Logo, call.caller.account, url, "LogoUrl"};
    domain::readiness::Linked linked{.url = url, .own = false, .found = std::nullopt};
    const auto elsewhere = call.database.read([&](store::Reader& reader) {
        look_at(call, reader, linked);
        return store::load_market_policy(reader).linked_files;
    });
    if (!linked.own) {
        if (elsewhere == domain::LinkedFiles::Refuse) require_none({domain::lies_elsewhere(logo)});
        return url;
    }
    const auto judged = domain::judge_attachment(logo, linked.found ? &*linked.found : nullptr);
    if (!judged) require_none(judged.refusals());
    const bool there = call.database.read([&](store::Reader& reader) {
        return store::find_object(reader, call.settings.marketplace_bucket, *judged).has_value();
    });
    if (!there) keep_copy(call, *judged, linked.found->content);
    return std::string(domain::attachments_path) + *judged;
}

} // namespace services::souk
