#include "domain/offer/prices.hpp"
#include "domain/listing/offered_types.hpp"
#include "domain/offer/period.hpp"
#include "domain/product/dimensions.hpp"
#include "domain/product/product.hpp"
#include "services/souk/cost_items.hpp"
#include "services/souk/operations.hpp"
#include "services/souk/product.hpp"
#include "store/market/agreements.hpp"
#include "store/market/entities.hpp"
#include "store/market/entitlement.hpp"
#include "store/market/market_policy.hpp"
#include "store/market/priced_usage.hpp"
#include "store/market/prices.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace services {

namespace {

using api::souk::EstimatePrice;
using api::souk::ListInfrastructurePrices;
using api::souk::ListInstancePrices;
using api::souk::ListPriceChanges;

struct Priced {
    domain::Offer offer;
    std::vector<domain::Rate> rates;
    std::int64_t trial_minutes = 0; // how much of a free trial there is
    bool in_trial = false;          // of an agreement: all that is used now falls into it
    std::optional<domain::Agreement> agreement;
};

constexpr std::int64_t minutes_of_day = 24 * 60;

base::Fault absent(std::string_view what, std::string_view id) {
    return base::Fault("ResourceNotFoundException", fmt::format("{} {} was not found.", what, id));
}

domain::Product require_seen(const Call& call, store::Reader& reader, std::string_view id) {
    const auto entity = store::find_entity(reader, id);
    if (!entity || entity->type != domain::product_type) throw absent("Product", id);
    domain::Product product = domain::parse_product(entity->id, entity->document);
    const auto standing = store::standing_of(reader, call.caller.account, id, entity->owner);
    if (!domain::sees(product, call.caller.account, standing)) throw absent("Product", id);
    return product;
}

// The public offer, or one of the product's that is for the caller.
Priced require_offer(const Call& call, store::Reader& reader, const std::string& product,
                     const std::optional<std::string>& id) {
    const auto entity = id ? store::find_entity(reader, *id) : store::find_public_offer(reader, product);
    if (!entity || entity->type != domain::offer_type || entity->product != product)
        throw absent("Offer", id.value_or("of product " + product));
    Priced priced{.offer = domain::parse_offer(entity->id, entity->document), .rates = {}};
    const bool shown = priced.offer.released && priced.offer.is_for(call.caller.account);
    if (!priced.offer.usage || !(shown || entity->owner == call.caller.account)) throw absent("Offer", entity->id);
    priced.rates = priced.offer.usage->rates;
    if (const auto listed = priced.offer.is_private() ? store::find_public_offer(reader, product) : std::nullopt)
        for (domain::Rate& rate :
             domain::rest_of(domain::parse_offer(listed->id, listed->document).usage.value().rates, priced.rates))
            priced.rates.push_back(std::move(rate));
    if (priced.offer.trial)
        priced.trial_minutes = domain::parse_days(priced.offer.trial->duration).value_or(0) * minutes_of_day;
    return priced;
}

// What is left of the agreement's free trial.
void take_trial(Priced& priced, const domain::Agreement& agreement, base::Instant now) {
    constexpr std::int64_t minute = 60'000'000;
    if (!agreement.trial_end || *agreement.trial_end <= now) return;
    priced.trial_minutes = (*agreement.trial_end - now).count() / minute;
    priced.in_trial = true;
}

// What the agreement pays now, dimension by dimension; its free trial is told apart, as for an offer.
Priced require_agreement(const Call& call, store::Reader& reader, const std::string& product, const std::string& id) {
    const auto agreement = store::find_agreement(reader, id);
    if (!agreement || agreement->product_id != product ||
        (agreement->acceptor != call.caller.account && agreement->proposer != call.caller.account))
        throw absent("Agreement", id);
    const auto offer = store::find_entity(reader, agreement->offer_id).value();
    Priced priced{.offer = domain::parse_offer(offer.id, offer.document), .rates = {}};
    const auto history = store::list_price_changes(reader, *agreement);
    std::set<std::string> keys;
    for (const domain::PriceChange& change : history)
        for (const domain::Rate& rate : change.rates)
            keys.insert(rate.key);
    for (const std::string& key : keys)
        if (const auto grant = domain::grant_of(*agreement, key, call.now); grant && grant->upfront && !grant->units)
            priced.rates.push_back({key, {}});
        else if (const auto price = domain::rate_at(history, key, agreement->accepted, call.now))
            priced.rates.push_back({key, *price});
    take_trial(priced, *agreement, call.now);
    priced.agreement = *agreement;
    return priced;
}

domain::Mode mode_of(std::string_view mode) {
    if (mode == api::souk::UseMode::BATCH) return domain::Mode::Batch;
    return mode == api::souk::UseMode::TRAINING ? domain::Mode::Training : domain::Mode::Realtime;
}

// A trial lasts for its days: no more minutes than these fall into it. What an agreement that is in its trial uses from
// now on falls into it by itself.
domain::Wanted wanted_of(const EstimatePrice::Input& in, const Priced& priced) {
    const std::int64_t minutes = in.Minutes.value_or(60), requests = in.Requests.value_or(0);
    const std::int64_t free_requests = in.TrialRequests.value_or(priced.in_trial ? requests : 0);
    return {.instance_type = in.InstanceType,
            .mode = mode_of(in.Mode),
            .instances = in.InstanceCount.value_or(1),
            .minutes = minutes,
            .requests = requests,
            .trial_minutes = std::min(in.TrialMinutes.value_or(priced.in_trial ? minutes : 0), priced.trial_minutes),
            .trial_requests = priced.trial_minutes > 0 ? free_requests : 0};
}

// A grant of a quantity ends with it: what the agreement has used of it is no longer left.
void count_granted(store::Reader& reader, const Priced& priced, domain::Wanted& wanted, base::Instant now) {
    const std::string key = domain::software_key(priced.rates, wanted);
    if (!priced.agreement) {
        constexpr std::int64_t minutes_of_hour = 60;
        if (const auto& trial = priced.offer.trial; trial && trial->max_quantity)
            wanted.granted = *trial->max_quantity * (key == domain::inference_rate_key ? 1 : minutes_of_hour);
        return;
    }
    const auto grant = domain::grant_of(*priced.agreement, key, now);
    if (!grant || !grant->units) return;
    wanted.granted = std::max<std::int64_t>(0, *grant->units - store::used_units(reader, *priced.agreement, key, now));
    wanted.upfront = grant->upfront;
    if (!grant->upfront) return;
    wanted.trial_minutes = wanted.minutes;
    wanted.trial_requests = wanted.requests;
}

// The part of a version's types that belongs to the mode.
template<class Types>
const auto& in_mode(const Types& types, domain::Mode mode) {
    if (mode == domain::Mode::Batch) return types.batch;
    return mode == domain::Mode::Training ? types.training : types.realtime;
}

bool supports(const domain::Version& version, const domain::Wanted& wanted) {
    const std::vector<std::string>& types = in_mode(version.supported, wanted.mode);
    return std::find(types.begin(), types.end(), wanted.instance_type) != types.end();
}

void require_supported(const domain::Product& product, const std::optional<std::string>& version,
                       const domain::Wanted& wanted) {
    if (version && !domain::find_version(product, *version)) throw absent("Version", *version);
    for (const domain::Version& candidate : product.versions)
        if ((!version || candidate.id == *version) && supports(candidate, wanted)) return;
    throw base::Fault("ValidationException",
                      fmt::format("The product does not run on {} in this mode.", wanted.instance_type));
}

base::Decimal instance_hour(const domain::MarketPolicy& policy, const std::string& type) {
    const auto found = policy.infrastructure_prices.find(type);
    return found == policy.infrastructure_prices.end() ? base::Decimal{} : found->second.amount;
}

Priced require_priced(const Call& call, store::Reader& reader, const domain::Product& product,
                      const std::optional<std::string>& agreement, const std::optional<std::string>& offer) {
    return agreement ? require_agreement(call, reader, product.id, *agreement)
                     : require_offer(call, reader, product.id, offer);
}

// An hour of each type that the version supports in this mode and that has a price.
void append_hours(ListInstancePrices::Output& out, const Priced& priced, const domain::Version& version,
                  std::string_view mode, const domain::MarketPolicy& policy) {
    for (const std::string& type : in_mode(version.supported, mode_of(mode))) {
        if (domain::is_withdrawn(policy.document, type)) continue;
        const domain::Wanted hour{.instance_type = type, .mode = mode_of(mode), .minutes = 60};
        const auto made = domain::estimate(priced.rates, hour, instance_hour(policy, type));
        if (!made) continue;
        out.Prices.push_back({.InstanceType = type,
                              .Mode = std::string(mode),
                              .Software = base::render(made->software),
                              .Infrastructure = base::render(made->infrastructure),
                              .Total = base::render(made->total()),
                              .Recommended = in_mode(version.recommended, mode_of(mode)) == type});
    }
}

} // namespace

EstimatePrice::Output estimate_price(Call& call, const EstimatePrice::Input& in) {
    call.require("souk:EstimatePrice", "*");
    return call.database.read([&](store::Reader& reader) {
        const domain::Product product = require_seen(call, reader, in.ProductId);
        const Priced priced = require_priced(call, reader, product, in.AgreementId, in.OfferId);
        domain::Wanted wanted = wanted_of(in, priced);
        count_granted(reader, priced, wanted, call.now);
        require_supported(product, in.VersionId, wanted);
        const auto made =
            domain::estimate(priced.rates, wanted, instance_hour(store::load_market_policy(reader), in.InstanceType));
        if (!made)
            throw base::Fault("ValidationException",
                              "The offer has no price for this use, or it is more than can be told.");
        EstimatePrice::Output out;
        out.CurrencyCode = priced.offer.usage->currency;
        out.Software = base::render(made->software);
        out.Infrastructure = base::render(made->infrastructure);
        out.Total = base::render(made->total());
        if (priced.offer.trial) out.TrialDuration = priced.offer.trial->duration;
        if (priced.in_trial) out.TrialMinutesLeft = priced.trial_minutes;
        for (const domain::CostItem& item : made->items)
            out.Items.push_back(souk::shape_of(item));
        return out;
    });
}

ListInstancePrices::Output list_instance_prices(Call& call, const ListInstancePrices::Input& in) {
    call.require("souk:ListInstancePrices", "*");
    return call.database.read([&](store::Reader& reader) {
        const souk::SeenProduct seen = souk::require_product(call, reader, in.ProductId);
        const Priced priced = require_priced(call, reader, seen.product, in.AgreementId, in.OfferId);
        const domain::Version& version = souk::require_version(reader, seen, in.VersionId).version;
        const auto policy = store::load_market_policy(reader);
        ListInstancePrices::Output out;
        out.CurrencyCode = priced.offer.usage->currency;
        if (priced.offer.trial) out.TrialDuration = priced.offer.trial->duration;
        for (const domain::Rate& rate : priced.rates)
            if (rate.key == domain::inference_rate_key) out.RequestPrice = base::render(rate.price);
        for (const auto mode : {api::souk::UseMode::REALTIME, api::souk::UseMode::BATCH, api::souk::UseMode::TRAINING})
            append_hours(out, priced, version, mode, policy);
        return out;
    });
}

ListInfrastructurePrices::Output list_infrastructure_prices(Call& call, const ListInfrastructurePrices::Input&) {
    call.require("souk:ListInstancePrices", "*");
    ListInfrastructurePrices::Output out;
    out.CurrencyCode = "USD";
    const auto policy = call.database.read([](store::Reader& reader) { return store::load_market_policy(reader); });
    for (const auto& [type, price] : policy.infrastructure_prices)
        out.Prices.push_back({.InstanceType = type, .PricePerHour = base::render(price.amount)});
    return out;
}

ListPriceChanges::Output list_price_changes(Call& call, const ListPriceChanges::Input& in) {
    call.require("souk:ListPriceChanges", "*");
    return call.database.read([&](store::Reader& reader) {
        const domain::Product product = require_seen(call, reader, in.ProductId);
        const Priced priced = require_offer(call, reader, product.id, std::nullopt);
        ListPriceChanges::Output out;
        out.OfferId = priced.offer.id;
        out.CurrencyCode = priced.offer.usage->currency;
        for (const domain::PriceChange& change : store::list_price_changes(reader, priced.offer.id)) {
            api::souk::ListedPriceChange shape;
            shape.Changed = change.changed;
            shape.ExistingSubscribersFrom = domain::notice_end(change.changed);
            for (const domain::Rate& rate : change.rates) {
                api::souk::ListedRate listed;
                listed.DimensionKey = rate.key;
                listed.Price = base::render(rate.price);
                shape.Rates.push_back(std::move(listed));
            }
            out.Changes.push_back(std::move(shape));
        }
        return out;
    });
}

} // namespace services
