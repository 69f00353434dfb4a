#include "domain/listing/regions.hpp"
#include "services/catalog/catalog.hpp"
#include "services/souk/publishing.hpp"
#include "store/market/market_policy.hpp"

namespace services {

api::souk::PutProductRegions::Output put_product_regions(Call& call, const api::souk::PutProductRegions::Input& in) {
    call.require("souk:PutProductRegions",
                 base::marketplace_arn(call.caller.account, domain::product_type, in.ProductId));
    const domain::Product saved = call.database.write([&](store::Transaction& tx) {
        store::Entity entity = load_own_product(call, tx, in.ProductId);
        require_free(tx, entity.id);
        auto product = domain::choose_regions(domain::parse_product(entity.id, entity.document),
                                              store::load_market_policy(tx), in.Regions);
        if (!product) throw validation_fault(product.refusals());
        entity.modified = call.now;
        store::describe(entity, *product);
        store::save_entity(tx, entity, "");
        return *product;
    });
    api::souk::PutProductRegions::Output out;
    out.ProductId = saved.id;
    out.Regions = saved.regions;
    out.FutureRegions = saved.future_regions;
    return out;
}

} // namespace services
