// A term of an agreement in the shape that GetAgreementTerms answers.
#pragma once

#include "api/agreement.hpp"
#include "domain/agreement/agreement.hpp"
#include "services/call.hpp"

namespace services::agreement {

api::agreement::AcceptedTerm accepted_term(const Call& call, const domain::Agreement& agreement,
                                           const domain::Term& term);

} // namespace services::agreement
