#include "store/market/observed_market.hpp"

#include "base/arn.hpp"
#include "domain/changes/access_role.hpp"
#include "domain/changes/asset.hpp"
#include "domain/changes/version_details.hpp"
#include "domain/listing/regions.hpp"
#include "store/identity/accounts.hpp"
#include "store/identity/roles.hpp"
#include "store/market/agreements.hpp"
#include "store/market/entities.hpp"
#include "store/market/market_policy.hpp"
#include "store/market/sellers.hpp"
#include "store/resources.hpp"

namespace store {

namespace {

// A product and everything that is decided together with it.
void take_product(Reader& reader, domain::Market& market, const std::string& id) {
    if (market.products.contains(id)) return;
    const auto entity = find_entity(reader, id);
    if (!entity || entity->type != domain::product_type || entity->owner != market.account) return;
    market.products.emplace(id, domain::parse_product(id, entity->document));
    if (entity->declared_private) market.private_products.insert(id);
    for (const Entity& offer : list_offers(reader, id)) {
        market.offers.emplace(offer.id, domain::parse_offer(offer.id, offer.document));
        if (offer.price_increased) market.price_increases[offer.id] = *offer.price_increased;
    }
}

void take_entity(Reader& reader, domain::Market& market, const domain::Change& change) {
    if (change.entity_type == domain::product_type) {
        take_product(reader, market, change.entity_id);
        return;
    }
    const auto offer = find_entity(reader, change.entity_id);
    if (offer && offer->type == domain::offer_type) take_product(reader, market, offer->product);
}

void take_asset(Reader& reader, domain::Market& market, const domain::Change& change) {
    const auto option = domain::read_option_details(change.details);
    if (!option) return;
    const bool algorithm = option->kind == domain::AssetKind::Algorithm;
    const std::string arn =
        base::text_at(option->document, algorithm ? "SageMakerAlgorithmArn" : "SageMakerModelPackageArn");
    const auto resource = find_by_arn(reader, arn);
    const bool own = resource && resource->account == market.account &&
                     resource->kind == (algorithm ? kind::algorithm : kind::model_package);
    market.assets.insert_or_assign(
        arn, domain::judge_asset(option->kind, arn, own ? &resource->document : nullptr, own ? resource->status : ""));

    const std::string role_arn = base::text_at(option->document, "AccessRoleArn");
    const auto parsed = base::parse_arn(role_arn);
    if (!parsed || parsed->account != market.account) return;
    const std::string name = parsed->resource.substr(parsed->resource.rfind('/') + 1);
    const auto role = find_role(reader, market.account, name);
    if (role && role->arn() == role_arn && domain::trusts_marketplace(role->trust_policy))
        market.usable_roles.insert(role_arn);
}

void take_accounts(Reader& reader, domain::Market& market, const domain::Change& change) {
    for (const boost::json::value& item : base::array_at(change.details, "PositiveTargeting.BuyerAccounts"))
        if (item.is_string() && find_account(reader, std::string_view(item.get_string())))
            market.known_accounts.emplace(item.get_string());
}

// The agreement that a new offer is to replace, with its product.
void take_agreement(Reader& reader, domain::Market& market, const domain::Change& change) {
    auto agreement = find_agreement(reader, base::text_at(change.details, "AgreementId"));
    if (!agreement || agreement->proposer != market.account) return;
    take_product(reader, market, agreement->product_id);
    const std::string id = agreement->id;
    market.agreements.emplace(id, *std::move(agreement));
}

} // namespace

std::vector<domain::Change> changes_of(const ChangeSet& set) {
    std::vector<domain::Change> changes;
    for (const ChangeEntry& entry : set.changes)
        changes.push_back({entry.type, entry.entity_type.substr(0, entry.entity_type.find('@')), entry.entity,
                           entry.name, entry.details, entry.fresh_ids});
    return changes;
}

domain::Market observe_market(Reader& reader, const ChangeSet& set, base::Instant now) {
    domain::Market market;
    market.now = now;
    market.account = set.account;
    market.seller = load_seller(reader, set.account);
    market.policy = load_market_policy(reader);
    market.regions = domain::market_regions(market.policy);
    for (const domain::Change& change : changes_of(set)) {
        take_entity(reader, market, change);
        if (change.type == "CreateOffer") take_product(reader, market, base::text_at(change.details, "ProductId"));
        if (change.type == "CreateReplacementOffer") take_agreement(reader, market, change);
        if (change.type == "UpdateVisibility")
            take_product(reader, market, base::text_at(change.details, "ReplacementProductId"));
        if (change.type == "AddDeliveryOptions") take_asset(reader, market, change);
        if (change.type == "UpdateTargeting") take_accounts(reader, market, change);
    }
    return market;
}

} // namespace store
