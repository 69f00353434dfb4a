#include "services/catalog/catalog.hpp"

#include "domain/listing/visibility.hpp"
#include "store/market/entitlement.hpp"

#include <fmt/format.h>

namespace services {

namespace {

// A private offer is for its buyers' eyes only, also where everybody sees the product.
bool made_for(const store::Entity& entity, const std::string& account) {
    if (entity.type != domain::offer_type) return true;
    const domain::Offer offer = domain::parse_offer(entity.id, entity.document);
    return offer.released && offer.is_for(account);
}

bool visible_to_buyer(const Call& call, store::Reader& reader, const store::Entity& entity) {
    const auto product = entity.type == domain::product_type ? entity : store::find_entity(reader, entity.product);
    if (!product || !made_for(entity, call.caller.account)) return false;
    const auto standing = store::standing_of(reader, call.caller.account, product->id, product->owner);
    return domain::sees(domain::parse_product(product->id, product->document), call.caller.account, standing);
}

} // namespace

void require_catalog(std::string_view name) {
    if (name != "AWSMarketplace") throw base::Fault("ValidationException", "The only catalog is AWSMarketplace.");
}

std::string versioned_type(std::string_view entity_type) {
    return std::string(entity_type) + "@1.0";
}

std::string entity_arn(const store::Entity& entity) {
    return base::marketplace_arn(entity.owner, entity.type, entity.id);
}

std::string change_set_arn(const store::ChangeSet& set) {
    return base::marketplace_arn(set.account, "ChangeSet", set.id);
}

base::Fault validation_fault(const base::Refusals& refusals) {
    boost::json::array fields;
    std::string text =
        fmt::format("{} validation error{} detected: ", refusals.size(), refusals.size() == 1 ? "" : "s");
    std::string_view separator = "";
    for (const base::Refusal& refusal : refusals) {
        text += fmt::format("{}{}{}{}", separator, refusal.where, refusal.where.empty() ? "" : ": ", refusal.message);
        separator = " ";
        fields.push_back(
            boost::json::object{{"Reason", refusal.code}, {"Field", refusal.where}, {"Message", refusal.message}});
    }
    return base::Fault("ValidationException", std::move(text)).with("ValidationExceptionFieldList", std::move(fields));
}

base::Fault entity_not_found(std::string_view id) {
    return base::Fault("ResourceNotFoundException", fmt::format("The entity {} does not exist.", id));
}

store::Entity load_own_entity(const Call& call, store::Reader& reader, std::string_view id) {
    auto entity = store::find_entity(reader, id);
    if (!entity) throw entity_not_found(id);
    if (entity->owner == call.caller.account) return std::move(*entity);
    if (!visible_to_buyer(call, reader, *entity)) throw entity_not_found(id);
    throw base::Fault("AccessDeniedException",
                      fmt::format("The entity {} is not owned by account {}.", id, call.caller.account));
}

void require_free(store::Reader& reader, std::string_view entity) {
    if (const auto holder = store::find_lock(reader, entity))
        throw base::Fault(
            "ValidationException",
            fmt::format("{} is held by the change set {}, which has not ended. Wait for it, or cancel it.", entity,
                        *holder));
}

store::Entity load_own_product(const Call& call, store::Reader& reader, std::string_view id) {
    store::Entity entity = load_own_entity(call, reader, id);
    if (entity.type != domain::product_type) throw entity_not_found(id);
    return entity;
}

store::ChangeSet load_own_change_set(const Call& call, store::Reader& reader, std::string_view id) {
    auto set = store::find_change_set(reader, id);
    if (!set || set->account != call.caller.account)
        throw base::Fault("ResourceNotFoundException", fmt::format("The change set {} does not exist.", id));
    return std::move(*set);
}

domain::ConditionKeys change_type_keys(const store::ChangeSet& set) {
    domain::ConditionKeys keys;
    for (const store::ChangeEntry& entry : set.changes)
        keys.emplace("catalog:ChangeType", entry.type);
    return keys;
}

domain::ConditionKeys resource_tag_keys(const Call& call, store::Reader& reader, std::string_view arn) {
    domain::ConditionKeys keys;
    if (call.caller.root || !call.caller.policies || !domain::needs_keys(*call.caller.policies)) return keys;
    for (const auto& [key, value] : store::list_catalog_tags(reader, arn))
        keys.emplace("aws:ResourceTag/" + key, value);
    return keys;
}

std::string entity_id(std::string_view identifier) {
    return std::string(identifier.substr(0, identifier.find('@')));
}

} // namespace services
