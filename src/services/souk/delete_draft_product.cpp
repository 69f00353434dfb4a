#include "outside/blobs/blobs.hpp"
#include "services/catalog/catalog.hpp"
#include "services/souk/publishing.hpp"
#include "store/blobs/buckets.hpp"
#include "store/blobs/objects.hpp"
#include "store/market/published.hpp"
#include "store/market/released_images.hpp"
#include "store/resources.hpp"

#include <fmt/format.h>

namespace services {

namespace {

// The market's own copies under that prefix; their contents are to be removed after the commit.
void remove_copies(const Call& call, store::Transaction& tx, const std::string& prefix,
                   std::vector<std::string>& blobs) {
    for (const store::Bucket& bucket : store::list_buckets(tx, call.settings.marketplace_account))
        for (const store::Object& object : store::list_prefix(tx, bucket.name, prefix))
            if (auto blob = store::remove_object(tx, bucket.name, object.key)) blobs.push_back(std::move(*blob));
}

// The names that the copy's images have in the engine for the market's sake.
void release_images(store::Transaction& tx, const store::Resource& copy) {
    for (const auto& container : base::array_at(copy.document, "_internal.containers"))
        store::save_released_image(tx, base::text_at(container, "image"));
    const std::string trains = base::text_at(copy.document, "_internal.training_image");
    if (!trains.empty()) store::save_released_image(tx, trains);
}

void remove_versions(const Call& call, store::Transaction& tx, const std::string& product,
                     std::vector<std::string>& blobs) {
    for (const store::PublishedVersion& version : store::list_published_versions(tx, product)) {
        if (const auto copy = store::find_by_arn(tx, version.published_arn)) {
            release_images(tx, *copy);
            store::delete_resource(tx, *copy);
        }
        remove_copies(call, tx, version.version + "/", blobs);
    }
    store::delete_published_versions(tx, product);
}

} // namespace

// Only what nobody but its seller ever saw can vanish.
api::souk::DeleteDraftProduct::Output delete_draft_product(Call& call, const api::souk::DeleteDraftProduct::Input& in) {
    call.require("souk:DeleteDraftProduct",
                 base::marketplace_arn(call.caller.account, domain::product_type, in.ProductId));
    api::souk::DeleteDraftProduct::Output out;
    out.ProductId = in.ProductId;
    std::vector<std::string> blobs;
    call.database.write([&](store::Transaction& tx) {
        blobs.clear();
        out.DeletedOffers.clear();
        const store::Entity product = load_own_product(call, tx, in.ProductId);
        if (product.state != "Draft")
            throw base::Fault("ValidationException",
                              fmt::format("The product is {}: only a Draft can be deleted. UnpublishProduct takes a "
                                          "released one off the market; its subscribers keep it.",
                                          product.state));
        require_free(tx, product.id);
        for (const store::Entity& offer : store::list_offers(tx, product.id)) {
            require_free(tx, offer.id);
            remove_copies(call, tx, fmt::format("legal/{}/", offer.id), blobs);
            store::delete_entity(tx, offer);
            out.DeletedOffers.push_back(offer.id);
        }
        remove_versions(call, tx, product.id, blobs);
        for (std::string_view folder : {"media", "samples", "notebooks"})
            remove_copies(call, tx, fmt::format("{}/{}/", folder, product.id), blobs);
        store::delete_entity(tx, product);
    });
    for (const std::string& blob : blobs)
        call.blobs.remove(blob);
    return out;
}

} // namespace services
