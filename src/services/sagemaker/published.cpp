#include "services/sagemaker/published.hpp"

#include "domain/listing/regions.hpp"
#include "domain/listing/visibility.hpp"
#include "domain/sagemaker/published_view.hpp"
#include "services/sagemaker/owned.hpp"
#include "store/market/entities.hpp"
#include "store/market/entitlement.hpp"
#include "store/market/market_policy.hpp"

#include <fmt/format.h>

namespace services {
namespace {

// What ties the caller to the product; absent where there is no such product.
struct View {
    domain::Product product;
    domain::Standing standing;
};

std::optional<View> find_view(const Call& call, store::Reader& reader, const std::string& product_id) {
    const auto entity = store::find_entity(reader, product_id);
    if (!entity) return std::nullopt;
    return View{.product = domain::parse_product(entity->id, entity->document),
                .standing = store::standing_of(reader, call.caller.account, product_id, entity->owner)};
}

bool sees_copy(const Call& call, store::Reader& reader, const store::Resource& copy) {
    const auto view = find_view(call, reader, base::text_at(copy.document, "_internal.product_id"));
    if (!view) return false;
    if (view->standing.owner) return true;
    const auto* version = domain::find_version(view->product, base::text_at(copy.document, "_internal.version_id"));
    return version && domain::sees(view->product, call.caller.account, view->standing) &&
           domain::sees_version(*version, view->standing);
}

[[noreturn]] void fail_unsubscribed() {
    throw base::Fault("ValidationException", "Caller is not subscribed to the marketplace offering.");
}

// A product runs in the regions that its seller chose; which one a request means says its signature.
void require_sold_here(const Call& call, store::Reader& reader, const domain::Product& product) {
    if (domain::sold_in(product, store::load_market_policy(reader), call.region)) return;
    throw base::Fault("ValidationException", fmt::format("The product {} is not sold in the region {}. Use one of: {}.",
                                                         product.id, call.region, fmt::join(product.regions, ", ")));
}

domain::Purchase require_entitled(const Call& call, store::Reader& reader, domain::Purchase purchase) {
    const auto entitlement = store::find_entitlement(reader, call.caller.account, purchase.product);
    if (!entitlement) fail_unsubscribed();
    if (entitlement->started > call.now)
        throw base::Fault("ValidationException",
                          fmt::format("The subscription to the marketplace offering begins at {}.",
                                      base::render_iso(entitlement->started)));
    const auto view = find_view(call, reader, purchase.product);
    const auto* version = view ? domain::find_version(view->product, purchase.product_version) : nullptr;
    if (!version || !domain::sees_version(*version, view->standing)) fail_unsubscribed();
    require_sold_here(call, reader, view->product);
    purchase.agreement = entitlement->agreement_id;
    purchase.buyer = call.caller.account;
    return purchase;
}

// A published copy is there once, and has an ARN in every region: the one in which it is asked for is the one told.
store::Resource load_copy(store::Reader& reader, const domain::ResourceRef& ref) {
    std::vector<std::string> regions = domain::sales_regions();
    regions.insert(regions.begin(), ref.region);
    for (const std::string& region : regions)
        if (auto copy = store::find_resource(reader, ref.kind, ref.account, region, ref.name)) {
            copy->region = ref.region;
            return std::move(*copy);
        }
    fail_not_found(ref.kind, ref.arn());
}

} // namespace

bool is_marketplace(const store::Resource& resource) {
    return !base::text_at(resource.document, "_internal.product_id").empty();
}

store::Resource load_visible(const Call& call, store::Reader& reader, std::string_view action, std::string_view kind,
                             std::string_view name_or_arn) {
    const auto ref = require_ref(call, kind, name_or_arn);
    if (ref.account == call.caller.account || ref.account != call.settings.marketplace_account)
        return load(reader, require_own(call, action, kind, name_or_arn));
    call.require(action, ref.arn());
    auto copy = load_copy(reader, ref);
    if (!sees_copy(call, reader, copy)) fail_not_found(kind, ref.arn());
    return copy;
}

base::Document shown_document(const Call& call, const store::Resource& resource) {
    if (resource.account == call.caller.account) return resource.document;
    return domain::published_view(resource.document,
                                  {.account = resource.account, .region = resource.region, .name = resource.name});
}

domain::Purchase require_purchase(const Call& call, store::Reader& reader, const store::Resource& resource) {
    return require_entitled(call, reader,
                            {.product = base::text_at(resource.document, "_internal.product_id"),
                             .product_version = base::text_at(resource.document, "_internal.version_id"),
                             .package_arn = resource.arn()});
}

domain::Purchase renew_purchase(const Call& call, store::Reader& reader, const domain::Purchase& purchase) {
    return require_entitled(call, reader, purchase);
}

} // namespace services
