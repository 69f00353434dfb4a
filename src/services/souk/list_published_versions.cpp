#include "services/souk/operations.hpp"
#include "store/market/entities.hpp"
#include "store/market/entitlement.hpp"
#include "store/market/published.hpp"

#include <fmt/format.h>

namespace services {

namespace {

api::souk::PublishedVersion render_version(const domain::Version& version, const store::PublishedVersion& published) {
    api::souk::PublishedVersion rendered;
    rendered.VersionId = version.id;
    rendered.VersionTitle = version.title;
    rendered.ReleaseNotes = version.release_notes;
    rendered.FulfillmentOptionId = version.option_id;
    rendered.Kind = version.kind == domain::AssetKind::Algorithm ? "ALGORITHM" : "MODEL_PACKAGE";
    rendered.Arn = published.published_arn;
    if (const auto arn = base::parse_arn(published.published_arn)) rendered.Region = arn->region;
    rendered.PublishedAt = published.created;
    rendered.Restricted = version.restricted;
    return rendered;
}

} // namespace

api::souk::ListPublishedVersions::Output list_published_versions(Call& call,
                                                                 const api::souk::ListPublishedVersions::Input& in) {
    call.require("aws-marketplace:ListFulfillmentOptions",
                 fmt::format("arn:aws:aws-marketplace:::catalog/AWSMarketplace/product/{}", in.ProductId));
    api::souk::ListPublishedVersions::Output out;
    out.ProductId = in.ProductId;
    call.database.read([&](store::Reader& reader) {
        const auto entity = store::find_entity(reader, in.ProductId);
        const base::Fault absent("ResourceNotFoundException",
                                 fmt::format("The product {} does not exist.", in.ProductId));
        if (!entity || entity->type != domain::product_type) throw absent;
        const domain::Product product = domain::parse_product(entity->id, entity->document);
        const auto standing = store::standing_of(reader, call.caller.account, entity->id, entity->owner);
        if (!standing.owner && !domain::sees(product, call.caller.account, standing)) throw absent;
        const auto published = store::list_published_versions(reader, entity->id);
        for (auto row = published.rbegin(); row != published.rend(); ++row) {
            const domain::Version* version = domain::find_version(product, row->version);
            if (version && domain::sees_version(*version, standing))
                out.Versions.push_back(render_version(*version, *row));
        }
    });
    return out;
}

} // namespace services
