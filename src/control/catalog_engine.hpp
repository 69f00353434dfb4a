// The catalogue's engine: brings every open change set to its end. Level-triggered: what it does follows from the rows
// alone, every act finds its earlier self again, and a set is applied in one transaction or not at all; a crash at any
// instant loses nothing and doubles nothing.
//
// PREPARING waits for its review to be over and can be cancelled; APPLYING waits for files that are fetched, copies the
// resources of new versions into the market's own account, then decides and commits; SUCCEEDED, FAILED and CANCELLED
// are final.
#pragma once

#include "base/instant.hpp"
#include "domain/changes/decide.hpp"
#include "domain/listing/attachments.hpp"
#include "store/market/change_sets.hpp"
#include "store/resources.hpp"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <stdexcept>

namespace control {

struct Attachments;
struct FetchedFile;
struct WantedFile;
class Flight;

// The market could not take over what a version needs, and the seller can mend it.
struct AssetUnusable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The acts on the outside that make what is published independent of its seller. All are idempotent; they throw
// AssetUnusable where the thing is not there, anything else where the world is broken for now.
struct AssetKeeper {
    // Gives the image (named, or by digest) a name of the market's own, so that the engine keeps it.
    std::function<void(const std::string& image, const std::string& repository, const std::string& tag)> keep_image;
    // Copies an object that the seller may read into the market's bucket, from one s3:// address to another.
    std::function<void(const std::string& seller, const std::string& from, const std::string& to)> keep_object;
    // An object of the account's own; absent where there is none, without its content where that is beyond the limit.
    std::function<std::optional<domain::Attachment>(const std::string& account, const domain::S3Address&,
                                                    std::uint64_t limit)>
        read_object;
    // A file elsewhere; null while it is on its way, and somebody wakes the engine when it is there.
    std::function<std::shared_ptr<const FetchedFile>(const WantedFile&)> fetch;
    // The change set has ended: what was fetched for it is not asked for again.
    std::function<void(const std::string& change_set)> forget;
    // Puts a content into a bucket of the market's.
    std::function<void(const domain::S3Address& to, const std::string& content)> keep_content;
};

struct CatalogOptions {
    std::string marketplace_account;
    std::string marketplace_bucket = "souk-marketplace-assets"; // made when it is missing
    base::seconds retention{90 * 24 * 3600};                    // of change sets that ended
    std::string base_url;                                       // how clients reach this server; "" for not at all
    int attempts = 5;                                           // before a broken world becomes SERVER_FAULT
};

class CatalogEngine {
  public:
    CatalogEngine(store::Database& database, AssetKeeper keeper, const base::Clock& clock, CatalogOptions options);

    // Brings every open change set as far as it gets now. True if one has to be looked at again without a wake.
    bool run_once();

  private:
    bool advance(std::span<const std::string> ids);
    std::vector<store::ChangeSet> take_up(std::span<const std::string> ids, Flight& flight, bool& again);
    bool settle(const std::string& id, const std::exception_ptr& error);
    bool awaits_review(store::ChangeSet set);
    void apply(const store::ChangeSet& set, Flight& flight);
    void keep_assets(const store::ChangeSet& set, const domain::Outcome& outcome);
    void keep_attachments(const Attachments& attachments) const;
    void commit(const store::ChangeSet& set, std::shared_ptr<const Attachments> attachments, Flight& flight);
    bool commit_in(store::Transaction& tx, store::ChangeSet set, const Attachments& attachments) const;
    void save_effects(store::Transaction& tx, store::ChangeSet& set, const domain::Outcome& outcome,
                      base::Instant now) const;
    void save_versions(store::Transaction& tx, const store::ChangeSet& set, const domain::Product& product,
                       base::Instant now) const;
    void fail(store::ChangeSet set, std::string_view code, std::string text);
    void purge();
    void ensure_bucket();

    store::Database& database_;
    AssetKeeper keeper_;
    const base::Clock& clock_;
    CatalogOptions options_;
    std::map<std::string, int> attempts_;
    base::Instant purged_;
    bool bucket_ensured_ = false;
};

} // namespace control
