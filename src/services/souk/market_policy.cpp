#include "store/market/market_policy.hpp"

#include "domain/known_instances.hpp"
#include "domain/listing/offered_types.hpp"
#include "domain/product/categories.hpp"
#include "domain/readiness/suspended.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/operations.hpp"
#include "wire/codec.hpp"

#include <set>

namespace services {

namespace {

void require_sound(const base::Document& policy) {
    base::Refusals all = domain::check_categories(domain::parse_categories(policy));
    for (auto check : {domain::check_withdrawn_types, domain::readiness::check_suspended})
        for (base::Refusal& refusal : check(policy))
            all.push_back(std::move(refusal));
    souk::require_none(all);
}

api::souk::KnownInstanceType render(const domain::InstanceType& type, const domain::MarketPolicy& policy) {
    namespace Use = api::souk::InstanceUse;
    api::souk::KnownInstanceType told;
    told.InstanceType = std::string(type.name);
    told.Vcpus = type.vcpus;
    told.MemoryMib = type.memory_mib;
    told.Accelerators = type.accelerators;
    if (!type.accelerator.empty()) told.Accelerator = std::string(type.accelerator);
    for (const auto& [can, use] : {std::pair(type.serves, Use::REALTIME), std::pair(type.transforms, Use::BATCH),
                                   std::pair(type.trains, Use::TRAINING)})
        if (can) told.Uses.emplace_back(use);
    if (const auto price = policy.infrastructure_prices.find(told.InstanceType);
        price != policy.infrastructure_prices.end())
        told.PricePerHour = base::render(price->second.amount);
    told.Offered = !domain::is_withdrawn(policy.document, type.name);
    return told;
}

} // namespace

api::souk::ListInstanceTypes::Output list_instance_types(Call& call, const api::souk::ListInstanceTypes::Input&) {
    const auto policy = call.database.read([](store::Reader& reader) { return store::load_market_policy(reader); });
    api::souk::ListInstanceTypes::Output out;
    for (const domain::InstanceType& type : domain::instance_types())
        out.InstanceTypes.push_back(render(type, policy));
    return out;
}

api::souk::ListReadinessRules::Output list_readiness_rules(Call& call, const api::souk::ListReadinessRules::Input&) {
    call.require_operator("souk:ListReadinessRules");
    const auto policy = call.database.read([](store::Reader& reader) { return store::load_market_policy(reader); });
    std::set<std::string> holding;
    for (const auto& check :
         domain::readiness::without_suspended(domain::readiness::recommendations(), policy.document))
        holding.insert(check.id);
    api::souk::ListReadinessRules::Output out;
    for (const domain::readiness::Check& check : domain::readiness::recommendations()) {
        api::souk::RecommendedRule& rule = out.Rules.emplace_back();
        rule.Id = check.id;
        rule.Group = std::string(domain::readiness::render(check.group));
        if (!check.field.empty()) rule.Field = check.field;
        rule.Holds = holding.contains(check.id);
    }
    return out;
}

api::souk::GetMarketPolicy::Output get_market_policy(Call& call, const api::souk::GetMarketPolicy::Input&) {
    call.require_operator("souk:GetMarketPolicy");
    api::souk::GetMarketPolicy::Output out;
    call.database.read([&](store::Reader& reader) {
        out.Policy = wire::from_document<api::souk::MarketPolicy>(store::load_market_policy(reader).document);
        out.Revision = store::load_market_policy_revision(reader);
    });
    return out;
}

api::souk::PutMarketPolicy::Output put_market_policy(Call& call, const api::souk::PutMarketPolicy::Input& in) {
    call.require_operator("souk:PutMarketPolicy");
    const base::Document document = wire::to_document(in.Policy);
    require_sound(document);
    api::souk::PutMarketPolicy::Output out;
    out.Policy = in.Policy;
    call.database.write([&](store::Transaction& tx) {
        souk::require_latest("policy", in.ExpectedRevision, store::load_market_policy_revision(tx));
        store::save_market_policy(tx, document, call.caller.arn, call.now);
        out.Revision = store::load_market_policy_revision(tx);
    });
    return out;
}

} // namespace services
