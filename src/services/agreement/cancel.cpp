#include "services/agreement/operations.hpp"
#include "services/agreement/parts.hpp"
#include "store/market/agreement_changes.hpp"

namespace services::agreement {

void cancel(Call& call, store::Transaction& tx, domain::Agreement& agreement) {
    if (agreement.acceptor != call.caller.account)
        throw base::Fault("AccessDeniedException", "Only its acceptor can cancel an agreement.")
            .with("reason", "INVALID_ACCESS");
    call.require_undenied("aws-marketplace:Unsubscribe", "*");
    if (const auto refusals = domain::check_cancel(agreement, call.now); !refusals.empty()) throw fault_of(refusals);
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
