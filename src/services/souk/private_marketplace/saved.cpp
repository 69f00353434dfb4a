// SaveProduct, UnsaveProduct, ListSavedProducts: each user's own.
#include "services/souk/private_marketplace/operations.hpp"
#include "services/souk/product.hpp"
#include "store/buyers/private_marketplace.hpp"
#include "store/market/entitlement.hpp"

namespace services {

api::souk::SaveProduct::Output save_product(Call& call, const api::souk::SaveProduct::Input& in) {
    call.require("aws-marketplace:GetProduct", souk::product_arn(in.ProductId));
    call.database.write([&](store::Transaction& tx) {
        souk::require_product(call, tx, in.ProductId);
        store::save_product_for(tx, call.caller.arn, in.ProductId, call.now);
    });
    return {};
}

api::souk::UnsaveProduct::Output unsave_product(Call& call, const api::souk::UnsaveProduct::Input& in) {
    call.require("aws-marketplace:GetProduct", souk::product_arn(in.ProductId));
    call.database.write(
        [&](store::Transaction& tx) { store::forget_saved_product(tx, call.caller.arn, in.ProductId); });
    return {};
}

api::souk::ListSavedProducts::Output list_saved_products(Call& call, const api::souk::ListSavedProducts::Input&) {
    call.require("aws-marketplace:GetProduct", "*");
    api::souk::ListSavedProducts::Output out;
    call.database.read([&](store::Reader& reader) {
        for (const store::SavedProduct& saved : store::list_saved_products(reader, call.caller.arn)) {
            const auto seen = souk::find_product(call, reader, saved.product_id);
            if (!seen) continue; // hidden since
            api::souk::SavedProduct shown;
            shown.ProductId = saved.product_id;
            shown.Title = domain::texts_in(seen->product, call.language).title;
            shown.SavedAt = saved.saved;
            out.Products.push_back(std::move(shown));
        }
    });
    return out;
}

} // namespace services
