#include "services/souk/operations.hpp"
#include "store/market/entities.hpp"

#include <fmt/format.h>

namespace services {

// For good: afterwards UpdateVisibility to Public is refused for ever.
api::souk::DeclareProductPrivate::Output declare_product_private(Call& call,
                                                                 const api::souk::DeclareProductPrivate::Input& in) {
    call.require("aws-marketplace:StartChangeSet",
                 base::marketplace_arn(call.caller.account, domain::product_type, in.ProductId),
                 {{"catalog:ChangeType", "UpdateVisibility"}});
    const base::Instant since = call.database.write([&](store::Transaction& tx) {
        const auto product = store::find_entity(tx, in.ProductId);
        if (!product || product->type != domain::product_type || product->owner != call.caller.account)
            throw base::Fault("ResourceNotFoundException", fmt::format("The product {} does not exist.", in.ProductId));
        if (product->state == "Public")
            throw base::Fault("ValidationException",
                              "The product is Public. Make it Limited with UpdateVisibility before it is declared "
                              "private.");
        return store::declare_private(tx, product->id, call.now);
    });
    api::souk::DeclareProductPrivate::Output out;
    out.ProductId = in.ProductId;
    out.DeclaredAt = since;
    return out;
}

} // namespace services
