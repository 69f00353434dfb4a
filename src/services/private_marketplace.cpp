#include "services/private_marketplace.hpp"

#include "store/buyers/private_marketplace.hpp"

#include <fmt/format.h>

namespace services {

bool administers_private_marketplace(const Call& call) {
    return call.allowed("aws-marketplace:AssociateProductsWithPrivateMarketplace", "*");
}

void require_approved_product(const Call& call, store::Reader& reader, std::string_view product_id) {
    const auto market = store::load_private_marketplace(reader, call.caller.account).as_seen_by(call.caller.arn);
    if (market.may_subscribe(product_id, administers_private_marketplace(call))) return;
    throw base::Fault("AccessDeniedException",
                      fmt::format("The private marketplace of account {} has not approved the product {}. Ask its "
                                  "administrators with CreateProductRequest.",
                                  call.caller.account, product_id))
        .with("reason", "DENIED_BY_PRIVATE_MARKETPLACE_POLICY");
}

} // namespace services
