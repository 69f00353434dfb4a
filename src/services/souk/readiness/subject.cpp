#include "services/souk/readiness/subject.hpp"

#include "base/digest.hpp"
#include "domain/changes/decide.hpp"
#include "services/catalog/catalog.hpp"
#include "services/catalog/change_request.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/readiness/files.hpp"
#include "store/market/listing_drafts.hpp"
#include "store/market/market_policy.hpp"
#include "store/market/observed_market.hpp"
#include "store/market/sellers.hpp"
#include "store/resources.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>

namespace services::souk {

namespace {

namespace readiness = domain::readiness;

constexpr std::string_view drafts_are_read = "aws-marketplace:ListChangeSets";

void look_at_asset(const std::string& owner, store::Reader& reader, readiness::Listing& listing) {
    if (!listing.version) return;
    const auto resource = store::find_by_arn(reader, listing.version->asset_arn);
    if (!resource || resource->account != owner) return;
    listing.asset = readiness::ListedAsset{resource->status, resource->document};
}

readiness::Listing begin_with(const domain::Market& market, const std::string& product) {
    const auto found = market.products.find(product);
    if (found == market.products.end()) return {};
    return readiness::listing_of(found->second, domain::public_offer(market, product), "");
}

// The product that the set is about: the first that it names or makes.
std::string product_of(const store::ChangeSet& set, const domain::Market& market) {
    for (const store::ChangeEntry& entry : set.changes)
        if (entity_id(entry.entity_type) == domain::product_type) return entry.entity;
    for (const auto& [id, offer] : market.offers)
        for (const store::ChangeEntry& entry : set.changes)
            if (entry.entity == id) return offer.product_id;
    return "";
}

readiness::Listing project(store::Reader& reader, const Call& call, const store::ChangeSet& set,
                           const domain::Market& market) {
    readiness::Listing listing =
        readiness::project(begin_with(market, product_of(set, market)), store::changes_of(set));
    listing.access_role_usable = market.usable_roles.contains(listing.access_role);
    look_at_asset(call.caller.account, reader, listing);
    return listing;
}

base::Refusal placed(base::Refusal refusal, std::size_t position) {
    refusal.where =
        fmt::format("ChangeSet[{}].DetailsDocument{}{}", position, refusal.where.empty() ? "" : ".", refusal.where);
    return refusal;
}

// Only what reads well enough is worth the market's judgement: what follows from a misspelt member is not told again.
base::Refusals refusals_of(const ReadRequest& read, const domain::Market& market) {
    if (!read.refusals.empty()) return read.refusals;
    base::Refusals all;
    for (auto& [position, refusals] : domain::decide(market, store::changes_of(read.set)).refusals)
        for (base::Refusal& refusal : refusals)
            all.push_back(placed(std::move(refusal), position));
    return all;
}

api::catalog::StartChangeSet::Input request_of(const std::vector<api::souk::ReadinessChange>& changes) {
    api::catalog::StartChangeSet::Input request;
    request.Catalog = "AWSMarketplace";
    request.Intent = "VALIDATE";
    for (const api::souk::ReadinessChange& change : changes) {
        api::catalog::Change asked;
        asked.ChangeType = change.ChangeType;
        asked.Entity.Type = change.Entity.Type;
        asked.Entity.Identifier = change.Entity.Identifier;
        asked.Details = change.Details;
        asked.DetailsDocument = change.DetailsDocument;
        asked.ChangeName = change.ChangeName;
        request.ChangeSet.push_back(std::move(asked));
    }
    return request;
}

ReadinessSubject load_changes(Call& call, const std::vector<api::souk::ReadinessChange>& changes) {
    const api::catalog::StartChangeSet::Input request = request_of(changes);
    const ReadRequest read = read_change_draft(call, request);
    call.require("aws-marketplace:StartChangeSet", base::marketplace_arn(call.caller.account, "ChangeSet", "*"),
                 change_type_keys(read.set));
    ReadinessSubject subject;
    subject.key = "changes:" + base::hex(base::sha256(base::render(wire::to_document(request))));
    call.database.read([&](store::Reader& reader) {
        domain::Market market = store::observe_market(reader, read.set, call.now);
        market.attachments = refused_files(call, reader, store::changes_of(read.set), market.policy);
        subject.listing = project(reader, call, read.set, market);
        subject.refusals = refusals_of(read, market);
    });
    return subject;
}

// As it was validated: what it was refused for is told as it was told then.
ReadinessSubject load_validated(Call& call, const std::string& id) {
    ReadinessSubject subject;
    subject.key = "changeset:" + id;
    call.database.read([&](store::Reader& reader) {
        const auto arn = base::marketplace_arn(call.caller.account, "ChangeSet", id);
        domain::ConditionKeys keys = resource_tag_keys(call, reader, arn);
        const auto found = store::find_change_set(reader, id);
        if (found && found->account == call.caller.account) keys.merge(change_type_keys(*found));
        call.require("aws-marketplace:DescribeChangeSet", arn, keys);
        const store::ChangeSet set = load_own_change_set(call, reader, id);
        if (set.intent != "VALIDATE")
            require_none({{"NOT_VALIDATED",
                           "The change set was sent to be applied. Ask about its product, or send it with the Intent "
                           "VALIDATE.",
                           "ChangeSetId"}});
        subject.listing = project(reader, call, set, store::observe_market(reader, set, call.now));
        for (std::size_t i = 0; i < set.changes.size(); ++i)
            for (const base::Refusal& refusal : set.changes[i].errors)
                subject.refusals.push_back(placed(refusal, i));
    });
    return subject;
}

store::ChangeSet set_of(const Call& call, const store::ListingDraft& draft) {
    store::ChangeSet set;
    set.account = call.caller.account;
    for (domain::Change& change : readiness::changes_of_draft(draft.document)) {
        store::ChangeEntry entry;
        entry.type = std::move(change.type);
        entry.entity_type = std::move(change.entity_type);
        entry.entity = change.entity_id;
        entry.details = std::move(change.details);
        const std::string product = draft.product.empty() ? base::text_at(draft.document, "ProductId") : draft.product;
        if (entry.entity_type == domain::product_type && !product.empty()) entry.entity = product;
        set.changes.push_back(std::move(entry));
    }
    return set;
}

ReadinessSubject load_draft(Call& call, const std::string& id) {
    call.require(drafts_are_read, "*");
    ReadinessSubject subject;
    subject.key = "draft:" + id;
    call.database.read([&](store::Reader& reader) {
        const auto draft = store::find_listing_draft(reader, call.caller.account, id);
        if (!draft) throw not_found("draft", id);
        const store::ChangeSet set = set_of(call, *draft);
        const domain::Market market = store::observe_market(reader, set, call.now);
        subject.listing = project(reader, call, set, market);
        for (const auto& [key, refused] : refused_files(call, reader, store::changes_of(set), market.policy))
            for (const base::Refusal& refusal : refused.refusals())
                subject.refusals.push_back(refusal);
    });
    return subject;
}

// The seller's own product; of others' where an operator asks for it.
store::Entity load_judged_product(Call& call, store::Reader& reader, const std::string& id, bool of_others) {
    if (of_others && call.caller.is_operator)
        if (auto entity = store::find_entity(reader, id); entity && entity->owner != call.caller.account) {
            call.require_operator("souk:GetReadinessReport");
            return std::move(*entity);
        }
    call.require("aws-marketplace:DescribeEntity",
                 base::marketplace_arn(call.caller.account, domain::product_type, id));
    return load_own_product(call, reader, id);
}

ReadinessSubject load_product(Call& call, const std::string& id, const std::string& version, bool of_others) {
    ReadinessSubject subject;
    subject.key = version.empty() ? "product:" + id : fmt::format("product:{}/{}", id, version);
    call.database.read([&](store::Reader& reader) {
        const store::Entity entity = load_judged_product(call, reader, id, of_others);
        subject.owner = entity.owner;
        domain::Market market;
        market.products.emplace(entity.id, domain::parse_product(entity.id, entity.document));
        for (const store::Entity& offer : store::list_offers(reader, entity.id))
            market.offers.emplace(offer.id, domain::parse_offer(offer.id, offer.document));
        subject.listing =
            readiness::listing_of(market.products.at(entity.id), domain::public_offer(market, entity.id), version);
        if (!version.empty() && !subject.listing.version) throw not_found("version", version);
        look_at_asset(subject.owner, reader, subject.listing);
    });
    return subject;
}

void require_one(const ReadinessQuestion& question) {
    base::Refusals refusals;
    if (question.product.has_value() + question.draft.has_value() + question.changes.has_value() +
            question.change_set.has_value() !=
        1)
        refusals.push_back(
            {"ONE_SUBJECT", "Give exactly one of ProductId, DraftId, ChangeSet and ChangeSetId.", "ProductId"});
    if (question.version && !question.product)
        refusals.push_back({"VERSION_OF_A_PRODUCT", "A version is named together with its ProductId.", "VersionId"});
    require_none(refusals);
}

} // namespace

ReadinessSubject load_readiness_subject(Call& call, const ReadinessQuestion& question) {
    require_one(question);
    ReadinessSubject subject =
        question.product      ? load_product(call, *question.product, question.version.value_or(""), question.of_others)
        : question.draft      ? load_draft(call, *question.draft)
        : question.change_set ? load_validated(call, *question.change_set)
                              : load_changes(call, *question.changes);
    if (subject.owner.empty()) subject.owner = call.caller.account;
    call.database.read([&](store::Reader& reader) {
        subject.listing.seller = store::load_seller(reader, subject.owner);
        subject.listing.policy = store::load_market_policy(reader);
        subject.listing.market_categories = domain::market_categories(subject.listing.policy.document);
        look_at_logo(call, reader, subject.listing.logo);
        look_at(call, reader, subject.listing.licence);
        look_at_notebook(call, reader, subject.listing);
    });
    return subject;
}

} // namespace services::souk
