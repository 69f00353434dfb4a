#include "domain/listing/processing.hpp"
#include "domain/listing/regions.hpp"
#include "services/souk/operations.hpp"
#include "services/souk/product.hpp"
#include "store/market/market_policy.hpp"
#include "store/market/published.hpp"
#include "store/market/unpublications.hpp"

namespace services {

namespace {

api::souk::PublishedVersion render_version(const domain::Product& product, const domain::Version& version,
                                           const store::PublishedVersion& published, const std::string& region) {
    api::souk::PublishedVersion rendered;
    rendered.VersionId = version.id;
    rendered.VersionTitle = version.title;
    rendered.ReleaseNotes = version.release_notes;
    rendered.FulfillmentOptionId = version.option_id;
    rendered.Kind = version.kind == domain::AssetKind::Algorithm ? "ALGORITHM" : "MODEL_PACKAGE";
    base::Arn arn = base::parse_arn(published.published_arn).value();
    if (!region.empty()) arn.region = region;
    rendered.Arn = base::render(arn);
    rendered.Region = arn.region;
    rendered.PublishedAt = published.created;
    rendered.Restricted = version.restricted;
    rendered.Limited = product.visibility == domain::Visibility::Limited;
    return rendered;
}

} // namespace

api::souk::ListPublishedVersions::Output list_published_versions(Call& call,
                                                                 const api::souk::ListPublishedVersions::Input& in) {
    call.require("aws-marketplace:ListFulfillmentOptions", souk::product_arn(in.ProductId));
    api::souk::ListPublishedVersions::Output out;
    out.ProductId = in.ProductId;
    const bool latest_only = in.Channel == "SAGEMAKER";
    call.database.read([&](store::Reader& reader) {
        const souk::SeenProduct seen = souk::require_product(call, reader, in.ProductId);
        const domain::Version* latest = domain::latest_version(seen.product);
        const auto published = store::list_published_versions(reader, seen.entity.id);
        // The ARN for the region of this request, if the product is sold there.
        const domain::MarketPolicy policy = store::load_market_policy(reader);
        const bool here = domain::sold_in(seen.product, policy, call.region);
        for (const std::string& region : domain::market_regions(policy))
            if (domain::sold_in(seen.product, policy, region)) out.Regions.push_back(region);
        const auto unpublished = store::find_unpublication(reader, seen.entity.id);
        if (unpublished && unpublished->effective && !unpublished->returned)
            out.SupportEndsAt = *unpublished->effective + domain::support_after_unpublication;
        for (auto row = published.rbegin(); row != published.rend(); ++row) {
            const domain::Version* version = domain::find_version(seen.product, row->version);
            if (version && domain::sees_version(*version, seen.standing) && (!latest_only || version == latest))
                out.Versions.push_back(render_version(seen.product, *version, *row, here ? call.region : ""));
        }
    });
    return out;
}

} // namespace services
