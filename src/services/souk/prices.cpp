#include "domain/offer/prices.hpp"
#include "domain/offer/period.hpp"
#include "domain/product/product.hpp"
#include "services/souk/cost_items.hpp"
#include "services/souk/operations.hpp"
#include "store/market/agreements.hpp"
#include "store/market/entities.hpp"
#include "store/market/entitlement.hpp"
#include "store/market/market_policy.hpp"
#include "store/market/prices.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {

namespace {

using api::souk::EstimatePrice;
using api::souk::ListPriceChanges;

struct Priced {
    domain::Offer offer;
    std::vector<domain::Rate> rates;
};

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
    Priced priced{domain::parse_offer(entity->id, entity->document), {}};
    const bool shown = priced.offer.released && priced.offer.is_for(call.caller.account);
    if (!priced.offer.usage || !(shown || entity->owner == call.caller.account)) throw absent("Offer", entity->id);
    priced.rates = priced.offer.usage->rates;
    return priced;
}

// What the agreement pays now, dimension by dimension; its free trial is told apart, as for an offer.
Priced require_agreement(const Call& call, store::Reader& reader, const std::string& product, const std::string& id) {
    const auto agreement = store::find_agreement(reader, id);
    if (!agreement || agreement->product_id != product ||
        (agreement->acceptor != call.caller.account && agreement->proposer != call.caller.account))
        throw absent("Agreement", id);
    const auto offer = store::find_entity(reader, agreement->offer_id).value();
    Priced priced{domain::parse_offer(offer.id, offer.document), {}};
    const auto history = store::list_price_changes(reader, offer.id);
    for (const domain::Rate& rate : priced.offer.usage->rates)
        if (domain::paid_upfront(*agreement, rate.key, call.now))
            priced.rates.push_back({rate.key, {}});
        else if (const auto price = domain::rate_at(history, rate.key, agreement->accepted, call.now))
            priced.rates.push_back({rate.key, *price});
    return priced;
}

domain::Mode mode_of(std::string_view mode) {
    if (mode == api::souk::UseMode::BATCH) return domain::Mode::Batch;
    return mode == api::souk::UseMode::TRAINING ? domain::Mode::Training : domain::Mode::Realtime;
}

// A trial lasts for its days: no more minutes than these fall into it.
std::int64_t trial_minutes(const domain::Offer& offer, std::int64_t asked) {
    constexpr std::int64_t minutes_of_day = 24 * 60;
    if (!offer.trial) return 0;
    return std::min(asked, domain::parse_days(offer.trial->duration).value_or(0) * minutes_of_day);
}

domain::Wanted wanted_of(const EstimatePrice::Input& in, const domain::Offer& offer) {
    return {.instance_type = in.InstanceType,
            .mode = mode_of(in.Mode),
            .instances = in.InstanceCount.value_or(1),
            .minutes = in.Minutes.value_or(60),
            .requests = in.Requests.value_or(0),
            .trial_minutes = trial_minutes(offer, in.TrialMinutes.value_or(0)),
            .trial_requests = offer.trial ? in.TrialRequests.value_or(0) : 0};
}

bool supports(const domain::Version& version, const domain::Wanted& wanted) {
    const auto& types = wanted.mode == domain::Mode::Batch      ? version.supported.batch
                        : wanted.mode == domain::Mode::Training ? version.supported.training
                                                                : version.supported.realtime;
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

base::Decimal instance_hour(store::Reader& reader, const std::string& type) {
    const auto policy = store::load_market_policy(reader);
    const auto found = policy.infrastructure_prices.find(type);
    return found == policy.infrastructure_prices.end() ? base::Decimal{} : found->second.amount;
}

} // namespace

EstimatePrice::Output estimate_price(Call& call, const EstimatePrice::Input& in) {
    call.require("souk:EstimatePrice", "*");
    return call.database.read([&](store::Reader& reader) {
        const domain::Product product = require_seen(call, reader, in.ProductId);
        const Priced priced = in.AgreementId ? require_agreement(call, reader, product.id, *in.AgreementId)
                                             : require_offer(call, reader, product.id, in.OfferId);
        const domain::Wanted wanted = wanted_of(in, priced.offer);
        require_supported(product, in.VersionId, wanted);
        const auto made = domain::estimate(priced.rates, wanted, instance_hour(reader, in.InstanceType));
        if (!made)
            throw base::Fault("ValidationException",
                              "The offer has no price for this use, or it is more than can be told.");
        EstimatePrice::Output out;
        out.CurrencyCode = priced.offer.usage->currency;
        out.Software = base::render(made->software);
        out.Infrastructure = base::render(made->infrastructure);
        out.Total = base::render(made->total());
        if (priced.offer.trial) out.TrialDuration = priced.offer.trial->duration;
        for (const domain::CostItem& item : made->items)
            out.Items.push_back(souk::shape_of(item));
        return out;
    });
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
