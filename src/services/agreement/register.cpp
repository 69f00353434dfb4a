#include "services/agreement/operations.hpp"
#include "services/registry.hpp"

namespace services {

void register_agreement(Registry& registry) {
    registry.add<api::agreement::CreateAgreementRequest>(agreement::create_agreement_request);
    registry.add<api::agreement::AcceptAgreementRequest>(agreement::accept_agreement_request);
    registry.add<api::agreement::GetAgreementRequest>(agreement::get_agreement_request);
    registry.add<api::agreement::GetAgreementRequestTerms>(agreement::get_agreement_request_terms);
    registry.add<api::agreement::ListAgreementRequests>(agreement::list_agreement_requests);
    registry.add<api::agreement::CancelAgreement>(agreement::cancel_agreement);
    registry.add<api::agreement::DescribeAgreement>(agreement::describe_agreement);
    registry.add<api::agreement::GetAgreementTerms>(agreement::get_agreement_terms);
    registry.add<api::agreement::GetAgreementEntitlements>(agreement::get_agreement_entitlements);
    registry.add<api::agreement::SearchAgreements>(agreement::search_agreements);
    registry.add<api::agreement::ListAgreementCharges>(agreement::list_agreement_charges);
    registry.add<api::agreement::UpdatePurchaseOrders>(agreement::update_purchase_orders);
    registry.add<api::agreement::SendAgreementCancellationRequest>(agreement::send_cancellation_request);
    registry.add<api::agreement::CancelAgreementCancellationRequest>(agreement::cancel_cancellation_request);
    registry.add<api::agreement::AcceptAgreementCancellationRequest>(agreement::accept_cancellation_request);
    registry.add<api::agreement::RejectAgreementCancellationRequest>(agreement::reject_cancellation_request);
    registry.add<api::agreement::GetAgreementCancellationRequest>(agreement::get_cancellation_request);
    registry.add<api::agreement::ListAgreementCancellationRequests>(agreement::list_cancellation_requests);
}

} // namespace services
