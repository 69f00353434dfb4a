#include "services/souk/operations.hpp"
#include "services/souk/product.hpp"
#include "store/market/published.hpp"

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
    call.require("aws-marketplace:ListFulfillmentOptions", souk::product_arn(in.ProductId));
    api::souk::ListPublishedVersions::Output out;
    out.ProductId = in.ProductId;
    call.database.read([&](store::Reader& reader) {
        const souk::SeenProduct seen = souk::require_product(call, reader, in.ProductId);
        const auto published = store::list_published_versions(reader, seen.entity.id);
        for (auto row = published.rbegin(); row != published.rend(); ++row) {
            const domain::Version* version = domain::find_version(seen.product, row->version);
            if (version && domain::sees_version(*version, seen.standing))
                out.Versions.push_back(render_version(*version, *row));
        }
    });
    return out;
}

} // namespace services
