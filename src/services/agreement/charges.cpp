// ListAgreementCharges, UpdatePurchaseOrders.
#include "store/market/charges.hpp"
#include "services/agreement/operations.hpp"
#include "services/agreement/parts.hpp"
#include "services/page.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>

namespace services::agreement {

namespace shapes = api::agreement;

shapes::ListAgreementChargesOutput list_agreement_charges(Call& call, const shapes::ListAgreementChargesInput& in) {
    require_purchase_agreements(in.catalog, in.agreementType);
    call.require("aws-marketplace:ListAgreementCharges", "*",
                 {{"aws-marketplace:AgreementType", std::string(agreement_type)}});
    const std::string question = question_of(in);
    const std::size_t begin = require_page(in.nextToken, question);
    const auto charges = call.database.read([&](store::Reader& reader) {
        return store::list_charges(reader, call.caller.account, in.agreementId.value_or(""));
    });
    auto page = cut_page(charges, begin, page_size(in.maxResults), question);
    shapes::ListAgreementChargesOutput out;
    out.items.emplace();
    for (const store::Charge& charge : page.items)
        out.items->push_back({.id = charge.id,
                              .revision = charge.revision,
                              .agreementId = charge.agreement_id,
                              .agreementType = std::string(agreement_type),
                              .purchaseOrderReference = charge.purchase_order,
                              .currencyCode = charge.currency,
                              .amount = charge.amount,
                              .time = charge.time});
    out.nextToken = page.next;
    return out;
}

shapes::UpdatePurchaseOrdersOutput update_purchase_orders(Call& call, const shapes::UpdatePurchaseOrdersInput& in) {
    call.require("aws-marketplace:UpdatePurchaseOrders", "*",
                 {{"aws-marketplace:AgreementType", std::string(agreement_type)}});
    call.database.write([&](store::Transaction& tx) {
        for (const auto& order : in.purchaseOrders) {
            auto charge = store::find_charge(tx, call.caller.account, order.chargeId);
            if (!charge || (order.agreementId && *order.agreementId != charge->agreement_id))
                throw not_found("Charge", order.chargeId);
            if (order.chargeRevision && *order.chargeRevision != charge->revision)
                throw base::Fault("ConflictException",
                                  fmt::format("The charge is at revision {}: list it again.", charge->revision))
                    .with("resourceId", boost::json::value(charge->id))
                    .with("resourceType", "Charge");
            charge->purchase_order = order.purchaseOrderReference;
            ++charge->revision;
            store::save_charge(tx, *charge);
        }
    });
    return {};
}

} // namespace services::agreement
