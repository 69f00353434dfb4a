#include "services/agreement/operations.hpp"
#include "services/agreement/parts.hpp"
#include "store/market/agreements.hpp"
#include "store/market/events.hpp"

#include <fmt/format.h>

namespace services::agreement {

namespace shapes = api::agreement;

shapes::CancelAgreementOutput cancel_agreement(Call& call, const shapes::CancelAgreementInput& in) {
    call.database.write([&](store::Transaction& tx) {
        auto agreement = require_agreement(call, tx, "aws-marketplace:CancelAgreement", in.agreementId);
        if (agreement.acceptor != call.caller.account)
            throw base::Fault("AccessDeniedException", "Only its acceptor can cancel an agreement.")
                .with("reason", "INVALID_ACCESS");
        if (const auto refusals = domain::check_cancel(agreement, call.now); !refusals.empty())
            throw fault_of(refusals);
        agreement.status = domain::agreement_status::cancelled;
        agreement.end = agreement.updated = call.now;
        store::save_agreement(tx, agreement);
        for (const auto& [account, party] :
             {std::pair(agreement.proposer, "Proposer"), std::pair(agreement.acceptor, "Acceptor")})
            store::append_event(
                tx,
                {"aws.agreement-marketplace",
                 fmt::format("Purchase Agreement Ended - {}", party),
                 account,
                 {agreement_arn(account, agreement.id)},
                 {{"requestId", call.request_id},
                  {"catalog", "AWSMarketplace"},
                  {"agreement",
                   {{"id", agreement.id}, {"status", agreement.status}, {"endTime", base::render_iso(*agreement.end)}}},
                  {"acceptor", {{"accountId", agreement.acceptor}}},
                  {"proposer", {{"accountId", agreement.proposer}}},
                  {"product", {{"id", agreement.product_id}}}}},
                call.now);
    });
    return {};
}

} // namespace services::agreement
