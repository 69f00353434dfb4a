#include "domain/offer/offer.hpp"
#include "services/agreement/operations.hpp"
#include "services/agreement/parts.hpp"
#include "store/market/agreement_changes.hpp"
#include "store/market/entities.hpp"

namespace services::agreement {

void cancel(Call& call, store::Transaction& tx, domain::Agreement& agreement) {
    if (agreement.acceptor != call.caller.account)
        throw base::Fault("AccessDeniedException", "Only its acceptor can cancel an agreement.")
            .with("reason", "INVALID_ACCESS");
    call.require_undenied("aws-marketplace:Unsubscribe", "*");
    const auto offer = store::find_entity(tx, agreement.offer_id).value();
    const bool private_offer = domain::parse_offer(offer.id, offer.document).is_private();
    if (const auto refusals = domain::check_cancel(agreement, private_offer, call.now); !refusals.empty())
        throw fault_of(refusals);
    store::end_agreement(tx, agreement, domain::agreement_status::cancelled, call.now, {"NEW", call.request_id},
                         call.now);
}

api::agreement::CancelAgreementOutput cancel_agreement(Call& call, const api::agreement::CancelAgreementInput& in) {
    call.database.write([&](store::Transaction& tx) {
        auto agreement = require_agreement(call, tx, "aws-marketplace:CancelAgreement", in.agreementId);
        cancel(call, tx, agreement);
    });
    return {};
}

} // namespace services::agreement
