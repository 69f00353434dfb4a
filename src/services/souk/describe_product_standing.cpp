#include "domain/changes/standing.hpp"
#include "domain/listing/processing.hpp"
#include "services/catalog/catalog.hpp"
#include "services/souk/publishing.hpp"
#include "store/market/observed_market.hpp"
#include "store/market/publishing_reviews.hpp"
#include "store/market/unpublications.hpp"

namespace services {

namespace {

using api::souk::DescribeProductStanding;

// The market as a change of the product would find it.
domain::Market observe(const Call& call, store::Reader& reader, const store::Entity& product) {
    store::ChangeSet nothing;
    nothing.account = call.caller.account;
    store::ChangeEntry& entry = nothing.changes.emplace_back();
    entry.entity_type = versioned_type(domain::product_type);
    entry.entity = product.id;
    return store::observe_market(reader, nothing, call.now);
}

std::string holder_of(store::Reader& reader, std::string_view entity) {
    return store::find_lock(reader, entity).value_or("");
}

void tell_holder(store::Reader& reader, const domain::Holders& holders, DescribeProductStanding::Output& out) {
    const std::string& id = holders.product.empty() ? holders.offer : holders.product;
    const auto set = id.empty() ? std::nullopt : store::find_change_set(reader, id);
    if (!set) return;
    out.HeldBy = api::souk::OpenChangeSet{.ChangeSetId = set->id,
                                          .ChangeSetName = set->name,
                                          .StartedAt = set->started,
                                          .Cancellable = set->status == store::ChangeSetStatus::Preparing};
    if (const auto review = store::find_publishing_review(reader, id); review && review->status == "WAITING")
        out.HeldBy->ReviewDueAt = review->due;
}

void tell_acts(const std::vector<domain::Act>& acts, DescribeProductStanding::Output& out) {
    for (const domain::Act& act : acts) {
        api::souk::ProductAct shape{.Act = std::string(act.name), .Possible = act.obstacles.empty()};
        for (const domain::Obstacle& obstacle : act.obstacles) {
            api::souk::Obstacle reason;
            reason.Code = obstacle.refusal.code;
            reason.Message = obstacle.refusal.message;
            if (!obstacle.refusal.where.empty()) reason.Field = obstacle.refusal.where;
            reason.Until = obstacle.until;
            shape.Obstacles.push_back(std::move(reason));
            if (obstacle.until) out.PricesLockedUntil = obstacle.until;
        }
        out.Acts.push_back(std::move(shape));
    }
}

} // namespace

DescribeProductStanding::Output describe_product_standing(Call& call, const DescribeProductStanding::Input& in) {
    call.require("aws-marketplace:DescribeEntity",
                 base::marketplace_arn(call.caller.account, domain::product_type, in.ProductId));
    return call.database.read([&](store::Reader& reader) {
        const store::Entity entity = load_own_product(call, reader, in.ProductId);
        const domain::Market market = observe(call, reader, entity);
        const domain::Product& product = market.products.at(entity.id);
        const domain::Offer* offer = domain::public_offer(market, product.id);
        const domain::Holders holders{holder_of(reader, product.id), offer ? holder_of(reader, offer->id) : ""};
        DescribeProductStanding::Output out;
        out.ProductId = product.id;
        out.Visibility = std::string(domain::render(product.visibility));
        out.DeclaredPrivate = market.private_products.contains(product.id);
        tell_holder(reader, holders, out);
        tell_acts(domain::acts_on(market, product, holders), out);
        const auto told = store::find_unpublication(reader, product.id);
        if (told && told->effective && !told->returned)
            out.SupportEndsAt = *told->effective + domain::support_after_unpublication;
        return out;
    });
}

} // namespace services
