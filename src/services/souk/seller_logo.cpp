#include "base/digest.hpp"
#include "outside/blobs/blobs.hpp"
#include "outside/fetch.hpp"
#include "outside/picture.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/files_bucket.hpp"
#include "services/souk/readiness/files.hpp"
#include "services/souk/sellers.hpp"
#include "store/blobs/buckets.hpp"
#include "store/blobs/objects.hpp"
#include "store/market/market_policy.hpp"

#include <memory>
#include <mutex>
#include <set>

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

// A market's own copy of what was judged, and its address.
std::string keep(const Call& call, const domain::Attached& logo, const domain::Attachment* found) {
    const auto judged = domain::judge_attachment(logo, found);
    if (!judged) require_none(judged.refusals());
    const bool there = call.database.read([&](store::Reader& reader) {
        return store::find_object(reader, call.settings.marketplace_bucket, *judged).has_value();
    });
    if (!there) keep_copy(call, *judged, found->content);
    return std::string(domain::attachments_path) + *judged;
}

// Threads of requests wait for strangers' servers here: for a few at once, and for one of an account.
class LogoVisits {
  public:
    std::shared_ptr<void> enter(const std::string& account) {
        std::lock_guard lock(mutex_);
        if (accounts_.size() >= most_ || !accounts_.insert(account).second)
            throw base::Fault("ThrottlingException",
                              "As many logos as may be are being fetched at the moment. Try again shortly.")
                .status(429);
        return {nullptr, [this, account](void*) {
                    std::lock_guard leaving(mutex_);
                    accounts_.erase(account);
                }};
    }

  private:
    static constexpr std::size_t most_ = 4;
    std::mutex mutex_;
    std::set<std::string> accounts_;
};

std::string fetch_logo(const Call& call, const domain::Attached& logo, LogoFetching fetching) {
    using Outcome = outside::Fetched::Outcome;
    const auto entered = call.shelf.get<LogoVisits>().enter(call.caller.account);
    outside::Fetched fetched = outside::fetch({.url = logo.url,
                                               .limit = domain::attachment_limit,
                                               .deadline = std::chrono::seconds(8),
                                               .private_networks = fetching.private_networks});
    if (fetched.outcome == Outcome::TooLarge) {
        const domain::Attachment large{domain::attachment_limit + 1, {}};
        return keep(call, logo, &large);
    }
    if (!fetched.good()) require_none({domain::unfetched(logo, fetched.problem)});
    domain::Attachment found{fetched.content.size(), std::move(fetched.content)};
    found.damage = outside::find_picture_damage(found.content, domain::most_logo_side);
    return keep(call, logo, &found);
}

} // namespace

std::string keep_logo(const Call& call, const std::string& url, LogoFetching fetching) {
    const domain::Attached logo{domain::AttachmentKind::Logo, call.caller.account, url, "LogoUrl"};
    domain::readiness::Linked linked{.url = url, .own = false, .found = std::nullopt};
    const auto elsewhere = call.database.read([&](store::Reader& reader) {
        look_at(call, reader, linked);
        return store::load_market_policy(reader).linked_files;
    });
    if (linked.own) return keep(call, logo, linked.found ? &*linked.found : nullptr);
    if (elsewhere == domain::LinkedFiles::Refuse) require_none({domain::lies_elsewhere(logo)});
    return elsewhere == domain::LinkedFiles::Fetch ? fetch_logo(call, logo, fetching) : url;
}

} // namespace services::souk
