// The operations of the agreement service: a buyer asks for a quote, accepts it, and both parties look at what they
// have agreed. To anybody else an agreement does not exist.
#pragma once

#include "api/agreement.hpp"
#include "services/call.hpp"

namespace services::agreement {

api::agreement::CreateAgreementRequestOutput
create_agreement_request(Call& call, const api::agreement::CreateAgreementRequestInput& in);
api::agreement::AcceptAgreementRequestOutput
accept_agreement_request(Call& call, const api::agreement::AcceptAgreementRequestInput& in);
api::agreement::GetAgreementRequestOutput get_agreement_request(Call& call,
                                                                const api::agreement::GetAgreementRequestInput& in);
api::agreement::GetAgreementRequestTermsOutput
get_agreement_request_terms(Call& call, const api::agreement::GetAgreementRequestTermsInput& in);
api::agreement::ListAgreementRequestsOutput
list_agreement_requests(Call& call, const api::agreement::ListAgreementRequestsInput& in);
api::agreement::CancelAgreementOutput cancel_agreement(Call& call, const api::agreement::CancelAgreementInput& in);
api::agreement::DescribeAgreementOutput describe_agreement(Call& call,
                                                           const api::agreement::DescribeAgreementInput& in);
api::agreement::GetAgreementTermsOutput get_agreement_terms(Call& call,
                                                            const api::agreement::GetAgreementTermsInput& in);
api::agreement::GetAgreementEntitlementsOutput
get_agreement_entitlements(Call& call, const api::agreement::GetAgreementEntitlementsInput& in);
api::agreement::SearchAgreementsOutput search_agreements(Call& call, const api::agreement::SearchAgreementsInput& in);
api::agreement::ListAgreementChargesOutput list_agreement_charges(Call& call,
                                                                  const api::agreement::ListAgreementChargesInput& in);
api::agreement::UpdatePurchaseOrdersOutput update_purchase_orders(Call& call,
                                                                  const api::agreement::UpdatePurchaseOrdersInput& in);

api::agreement::SendAgreementCancellationRequestOutput
send_cancellation_request(Call& call, const api::agreement::SendAgreementCancellationRequestInput& in);
api::agreement::CancelAgreementCancellationRequestOutput
cancel_cancellation_request(Call& call, const api::agreement::CancelAgreementCancellationRequestInput& in);
api::agreement::AcceptAgreementCancellationRequestOutput
accept_cancellation_request(Call& call, const api::agreement::AcceptAgreementCancellationRequestInput& in);
api::agreement::RejectAgreementCancellationRequestOutput
reject_cancellation_request(Call& call, const api::agreement::RejectAgreementCancellationRequestInput& in);
api::agreement::GetAgreementCancellationRequestOutput
get_cancellation_request(Call& call, const api::agreement::GetAgreementCancellationRequestInput& in);
api::agreement::ListAgreementCancellationRequestsOutput
list_cancellation_requests(Call& call, const api::agreement::ListAgreementCancellationRequestsInput& in);

} // namespace services::agreement
