#include "services/agreement/operations.hpp"
#include "services/registry.hpp"

namespace services {

void register_agreement(Registry& registry) {
    registry.add<api::agreement::CreateAgreementRequest>(agreement::create_agreement_request);
    registry.add<api::agreement::AcceptAgreementRequest>(agreement::accept_agreement_request);
    registry.add<api::agreement::CancelAgreement>(agreement::cancel_agreement);
    registry.add<api::agreement::DescribeAgreement>(agreement::describe_agreement);
    registry.add<api::agreement::GetAgreementTerms>(agreement::get_agreement_terms);
    registry.add<api::agreement::GetAgreementEntitlements>(agreement::get_agreement_entitlements);
    registry.add<api::agreement::SearchAgreements>(agreement::search_agreements);
}

} // namespace services
