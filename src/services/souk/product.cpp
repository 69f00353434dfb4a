#include "services/souk/product.hpp"

#include "services/souk/faults.hpp"
#include "store/market/entitlement.hpp"
#include "store/market/published.hpp"

#include <fmt/format.h>

namespace services::souk {

namespace {

const domain::Version* choose_version(const SeenProduct& seen, const std::optional<std::string>& id) {
    if (!id) return domain::latest_version(seen.product);
    const domain::Version* version = domain::find_version(seen.product, *id);
    return version && domain::sees_version(*version, seen.standing) ? version : nullptr;
}

} // namespace

std::optional<SeenProduct> find_product(Call& call, store::Reader& reader, std::string_view product_id) {
    auto entity = store::find_entity(reader, product_id);
    if (!entity || entity->type != domain::product_type) return std::nullopt;
    SeenProduct seen;
    seen.product = domain::parse_product(entity->id, entity->document);
    seen.standing = store::standing_of(reader, call.caller.account, entity->id, entity->owner);
    seen.entity = *std::move(entity);
    if (!seen.standing.owner && !domain::sees(seen.product, call.caller.account, seen.standing)) return std::nullopt;
    return seen;
}

SeenProduct require_product(Call& call, store::Reader& reader, std::string_view product_id) {
    auto seen = find_product(call, reader, product_id);
    if (!seen) throw not_found("product", product_id);
    return *std::move(seen);
}

SeenVersion require_version(store::Reader& reader, const SeenProduct& seen, const std::optional<std::string>& id) {
    const domain::Version* version = choose_version(seen, id);
    const auto published = version ? store::find_published_version(reader, version->id) : std::nullopt;
    auto copy = published ? store::find_by_arn(reader, published->published_arn) : std::nullopt;
    if (!copy)
        throw base::Fault("ResourceNotFoundException",
                          fmt::format("The product {} has no such version.", seen.entity.id));
    return {*version, *std::move(copy)};
}

std::string product_arn(std::string_view product_id) {
    return fmt::format("arn:aws:aws-marketplace:::catalog/AWSMarketplace/product/{}", product_id);
}

} // namespace services::souk
