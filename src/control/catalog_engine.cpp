#include "control/catalog_engine.hpp"

#include "base/arn.hpp"
#include "base/faultpoint.hpp"
#include "base/log.hpp"
#include "control/catalog_attachments.hpp"
#include "control/catalog_publish.hpp"
#include "control/catalog_unpublish.hpp"
#include "control/fetches.hpp"
#include "control/flight.hpp"
#include "control/subscriber_notices.hpp"
#include "domain/changes/version_details.hpp"
#include "store/audit/scope.hpp"
#include "store/blobs/buckets.hpp"
#include "store/market/change_set_events.hpp"
#include "store/market/entities.hpp"
#include "store/market/market_policy.hpp"
#include "store/market/observed_market.hpp"
#include "store/market/published.hpp"
#include "store/market/publishing_reviews.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace control {

namespace {

constexpr std::string_view client_error = "CLIENT_ERROR";
constexpr std::string_view server_fault = "SERVER_FAULT";
constexpr std::string_view see_changes =
    "One or more changes were refused. Each change's ErrorDetailList says why and how to mend it.";
constexpr std::size_t publication_id = 3;   // among a new version's fresh ids
constexpr std::size_t taken_together = 256; // change sets; a commit blocks other writers for some milliseconds

void note_refusals(store::ChangeSet& set, const domain::Outcome& outcome) {
    for (const auto& [position, refusals] : outcome.refusals)
        set.changes[position].errors = refusals;
}

// Conditions of the world, of which the seller may only wait: not shown to him word by word.
constexpr std::string_view fault_text =
    "The request could not be processed for reasons of the market's own. Send it again.";

// The market acts for the seller then; what he asked for has a record of its own.
store::AuditRecord record_of(std::string_view operation, const store::ChangeSet& set, base::Instant now) {
    store::AuditRecord record = store::act_of_market(operation, set.account, now);
    record.service = "marketplace-catalog";
    record.changed = {set.id};
    return record;
}

bool adds_versions(const store::ChangeSet& set) {
    return std::ranges::any_of(set.changes, [](const auto& entry) { return entry.type == "AddDeliveryOptions"; });
}

std::string text_of(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const std::exception& broken) {
        return broken.what();
    }
}

} // namespace

CatalogEngine::CatalogEngine(store::Database& database, AssetKeeper keeper, const base::Clock& clock,
                             CatalogOptions options)
    : database_(database), keeper_(std::move(keeper)), clock_(clock), options_(std::move(options)) {}

bool CatalogEngine::run_once() {
    ensure_bucket();
    purge();
    bool again = false;
    const auto open = database_.read([](store::Reader& r) { return store::list_open_change_sets(r); });
    for (std::size_t begin = 0; begin < open.size(); begin += taken_together)
        again |= advance(std::span(open).subspan(begin, std::min(taken_together, open.size() - begin)));
    return again;
}

// Brings these one step on; true if one of them waits for nothing but the clock. What is done together is durable
// together: one commit takes them all up, and their ends share a few.
bool CatalogEngine::advance(std::span<const std::string> ids) {
    bool again = false;
    Flight flight;
    for (store::ChangeSet& set : take_up(ids, flight, again)) {
        base::fault_point("changeset.applying");
        try {
            apply(set, flight);
        } catch (const std::exception&) {
            flight.fail(set.id, std::current_exception());
        }
    }
    for (const auto& [id, error] : flight.wait())
        again |= settle(id, error);
    return again;
}

// Those that are applied now: none whose time has not come, that an operator has to see, or that was cancelled.
std::vector<store::ChangeSet> CatalogEngine::take_up(std::span<const std::string> ids, Flight& flight, bool& again) {
    std::vector<store::ChangeSet> ready;
    for (const std::string& id : ids) {
        try {
            auto set = database_.read([&](store::Reader& r) { return store::find_change_set(r, id); });
            if (!set || !set->open()) continue;
            const bool preparing = set->status == store::ChangeSetStatus::Preparing;
            const bool early = preparing && clock_.now() < set->not_before;
            again |= early;
            if ((preparing && awaits_review(*set)) || early) continue;
            ready.push_back(std::move(*set));
        } catch (const std::exception&) {
            flight.fail(id, std::current_exception());
        }
    }
    const bool waiting =
        std::ranges::any_of(ready, [](const auto& set) { return set.status == store::ChangeSetStatus::Preparing; });
    if (!waiting) return ready;
    std::set<std::string> gone;
    database_.write([&](store::Transaction& tx) {
        gone.clear();
        for (const store::ChangeSet& set : ready)
            if (set.status == store::ChangeSetStatus::Preparing && !store::take_up_change_set(tx, set.id))
                gone.insert(set.id);
    });
    std::erase_if(ready, [&](const auto& set) { return gone.contains(set.id); });
    for (store::ChangeSet& set : ready)
        set.status = store::ChangeSetStatus::Applying;
    return ready;
}

// What became of a set's commit, or of the attempt to get so far; true if it is to be tried again.
bool CatalogEngine::settle(const std::string& id, const std::exception_ptr& error) {
    if (!error) {
        base::fault_point("changeset.committed");
        attempts_.erase(id);
        keeper_.forget(id);
        return false;
    }
    base::log::error("a change set could not be processed",
                     {{"change_set", boost::json::string(id)}, {"reason", boost::json::string(text_of(error))}});
    if (++attempts_[id] < options_.attempts) return true;
    if (auto set = database_.read([&](store::Reader& r) { return store::find_change_set(r, id); }))
        fail(std::move(*set), server_fault, std::string(fault_text));
    return true;
}

// True until an operator has approved it. What the rules refuse anyway is refused before anybody looks at it.
bool CatalogEngine::awaits_review(store::ChangeSet set) {
    const auto review = database_.read([&](store::Reader& r) { return store::find_publishing_review(r, set.id); });
    if (!review || review->status != "WAITING") return false;
    const auto market = database_.read([&](store::Reader& r) { return store::observe_market(r, set, clock_.now()); });
    const domain::Outcome outcome = domain::decide(market, store::changes_of(set));
    if (outcome.accepted()) return true;
    note_refusals(set, outcome);
    fail(std::move(set), client_error, std::string(see_changes));
    return true;
}

// What the rules accept is done outside first; sets that do nothing outside are decided in their commit alone.
void CatalogEngine::apply(const store::ChangeSet& set, Flight& flight) {
    const auto attachments = std::make_shared<const Attachments>(observe_attachments(
        keeper_, set, options_, [this] { return database_.read(store::load_market_policy).linked_files; }));
    if (attachments->awaited) return;
    if (set.intent != "VALIDATE" && (adds_versions(set) || !attachments->contents.empty())) {
        auto market = database_.read([&](store::Reader& r) { return store::observe_market(r, set, clock_.now()); });
        market.attachments = attachments->judged;
        const domain::Outcome outcome = domain::decide(market, store::changes_of(set));
        try {
            if (outcome.accepted()) {
                keep_assets(set, outcome);
                keep_attachments(*attachments);
            }
        } catch (const AssetUnusable& unusable) {
            store::ChangeSet failed = set;
            for (store::ChangeEntry& entry : failed.changes)
                if (entry.type == "AddDeliveryOptions")
                    entry.errors = {{"ASSET_VALIDATION_EXCEPTION", unusable.what(), "DeliveryOptions[0].Details"}};
            fail(std::move(failed), client_error, std::string(see_changes));
            return;
        }
    }
    base::fault_point("changeset.assets.kept");
    commit(set, attachments, flight);
}

// Before the commit, so that what the commit names is there; repeated after a crash, it finds its own work done.
void CatalogEngine::keep_assets(const store::ChangeSet& set, const domain::Outcome& outcome) {
    for (const store::ChangeEntry& entry : set.changes) {
        if (entry.type != "AddDeliveryOptions") continue;
        const domain::Product& product = outcome.products.at(entry.entity);
        const domain::Version* version = domain::find_version(product, entry.fresh_ids.at(0));
        const auto original =
            database_.read([&](store::Reader& r) { return store::find_by_arn(r, version->asset_arn); });
        if (!original) throw AssetUnusable("The resource was deleted meanwhile.");
        const Publication publication = plan_publication(
            product, *version, *original,
            {options_.marketplace_account, options_.marketplace_bucket, entry.fresh_ids.at(publication_id)},
            clock_.now());
        for (const KeptObject& object : publication.objects)
            keeper_.keep_object(set.account, object.from, object.to);
        base::fault_point("changeset.objects.kept");
        for (const KeptImage& image : publication.images)
            keeper_.keep_image(image.source, image.repository, image.tag);
    }
}

// Named by its digest, a content that is kept once more after a crash is the same.
void CatalogEngine::keep_attachments(const Attachments& attachments) const {
    for (const auto& [key, content] : attachments.contents)
        keeper_.keep_content({options_.marketplace_bucket, key}, content);
}

void CatalogEngine::commit(const store::ChangeSet& set, std::shared_ptr<const Attachments> attachments,
                           Flight& flight) {
    database_.write_later(
        [this, set, attachments = std::move(attachments)](store::Transaction& tx) {
            store::AuditScope audit;
            audit.record = record_of("ApplyChangeSet", set, clock_.now());
            commit_in(tx, set, *attachments);
            store::append_audit(tx, audit.record);
        },
        [&flight, id = set.id](const std::exception_ptr& error) { flight.land(id, error); });
    flight.depart();
}

// Decides inside the transaction, where nothing moves any more, and saves what comes of it.
bool CatalogEngine::commit_in(store::Transaction& tx, store::ChangeSet set, const Attachments& attachments) const {
    const base::Instant now = clock_.now();
    const auto stored = store::find_change_set(tx, set.id);
    if (!stored || stored->status != store::ChangeSetStatus::Applying) return false;
    domain::Market market = store::observe_market(tx, set, now);
    market.attachments = attachments.judged;
    const domain::Outcome outcome = domain::decide(std::move(market), store::changes_of(set));
    set.ended = now;
    if (outcome.accepted()) {
        set.status = store::ChangeSetStatus::Succeeded;
        if (set.intent != "VALIDATE") save_effects(tx, set, outcome, now);
    } else {
        set.status = store::ChangeSetStatus::Failed;
        set.failure_code = client_error;
        set.failure = see_changes;
        note_refusals(set, outcome);
    }
    if (!store::save_change_set(tx, set, store::ChangeSetStatus::Applying)) return false;
    store::append_change_set_event(tx, set);
    return true;
}

void CatalogEngine::save_effects(store::Transaction& tx, store::ChangeSet& set, const domain::Outcome& outcome,
                                 base::Instant now) const {
    std::map<std::string, std::int64_t> revisions;
    auto save = [&](const std::string& id, const auto& value) {
        store::Entity entity = store::find_entity(tx, id).value_or(store::Entity{});
        if (entity.revision == 0) {
            entity.id = id;
            entity.owner = set.account;
            entity.created = now;
        }
        entity.modified = now;
        store::describe(entity, value);
        if (outcome.price_increased.contains(id)) entity.price_increased = now;
        if (entity.state == "Released" && !entity.released) entity.released = now;
        store::save_entity(tx, entity, set.id);
        revisions[id] = entity.revision;
    };
    for (const auto& [id, product] : outcome.products) {
        const auto before = store::find_entity(tx, id);
        save(id, product);
        note_visibility(tx, set, product, before ? before->state : "", now);
        if (before) tell_of_versions(tx, set, domain::parse_product(id, before->document), product, now);
        save_versions(tx, set, product, now);
    }
    for (const auto& [id, offer] : outcome.offers)
        save(id, offer);
    for (const std::string& id : outcome.released_offers)
        store::append_offer_event(tx, set, outcome.offers.at(id), now);
    for (const std::string& id : outcome.price_increased)
        store::append_price_events(tx, set, outcome.offers.at(id), now);

    for (store::ChangeEntry& entry : set.changes) {
        auto saved = revisions.find(entry.entity);
        if (saved != revisions.end()) entry.revision = saved->second;
        const std::string_view type(entry.entity_type.data(), entry.entity_type.find('@'));
        if (!entry.tags.empty())
            store::put_catalog_tags(tx, base::marketplace_arn(set.account, type, entry.entity), entry.tags);
    }
}

// New versions get their published copies; restricted ones are closed to later agreements.
void CatalogEngine::save_versions(store::Transaction& tx, const store::ChangeSet& set, const domain::Product& product,
                                  base::Instant now) const {
    for (const store::ChangeEntry& entry : set.changes) {
        if (entry.type != "AddDeliveryOptions" || entry.entity != product.id) continue;
        const domain::Version* version = domain::find_version(product, entry.fresh_ids.at(0));
        const auto original = store::find_by_arn(tx, version->asset_arn);
        if (!original) throw store::Conflict("the resource was deleted meanwhile");
        Publication publication = plan_publication(
            product, *version, *original,
            {options_.marketplace_account, options_.marketplace_bucket, entry.fresh_ids.at(publication_id)}, now);
        store::insert_resource(tx, publication.copy);
        store::save_published_version(tx, {version->id, product.id, version->option_id, version->asset_arn,
                                           publication.copy.arn(), now, std::nullopt});
    }
    for (const domain::Version& version : product.versions)
        if (version.restricted) store::restrict_version(tx, version.id, now);
}

void CatalogEngine::fail(store::ChangeSet set, std::string_view code, std::string text) {
    const store::ChangeSetStatus from = set.status;
    set.status = store::ChangeSetStatus::Failed;
    set.failure_code = code;
    set.failure = std::move(text);
    set.ended = clock_.now();
    attempts_.erase(set.id);
    keeper_.forget(set.id);
    database_.write([&](store::Transaction& tx) {
        if (!store::save_change_set(tx, set, from)) return;
        store::append_change_set_event(tx, set);
        store::append_audit(tx, record_of("FailChangeSet", set, *set.ended));
    });
}

// At the first round, before anybody else can take the name.
void CatalogEngine::ensure_bucket() {
    if (bucket_ensured_) return;
    database_.write([&](store::Transaction& tx) {
        if (!store::find_bucket(tx, options_.marketplace_bucket))
            store::save_bucket(tx, {.name = options_.marketplace_bucket,
                                    .account = options_.marketplace_account,
                                    .region = "us-east-1",
                                    .created = clock_.now(),
                                    .policy = std::nullopt});
    });
    bucket_ensured_ = true;
}

void CatalogEngine::purge() {
    const base::Instant now = clock_.now();
    if (now < purged_ + std::chrono::hours(1)) return;
    purged_ = now;
    database_.write([&](store::Transaction& tx) { store::purge_change_sets(tx, now - options_.retention); });
}

} // namespace control
