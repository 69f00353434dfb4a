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
api::agreement::CancelAgreementOutput cancel_agreement(Call& call, const api::agreement::CancelAgreementInput& in);
api::agreement::DescribeAgreementOutput describe_agreement(Call& call,
                                                           const api::agreement::DescribeAgreementInput& in);
api::agreement::GetAgreementTermsOutput get_agreement_terms(Call& call,
                                                            const api::agreement::GetAgreementTermsInput& in);
api::agreement::GetAgreementEntitlementsOutput
get_agreement_entitlements(Call& call, const api::agreement::GetAgreementEntitlementsInput& in);
api::agreement::SearchAgreementsOutput search_agreements(Call& call, const api::agreement::SearchAgreementsInput& in);

} // namespace services::agreement
