// A term of an agreement in the shape that GetAgreementTerms and its siblings answer.
#pragma once

#include "api/agreement.hpp"
#include "domain/agreement/agreement.hpp"
#include "services/call.hpp"

namespace services::agreement {

api::agreement::AcceptedTerm accepted_term(const Call& call, const domain::Agreement& agreement,
                                           const domain::Term& term);

// The same as a document: {"legalTerm": {...}}.
base::Document shown_term(const Call& call, bool auto_renew, const domain::Term& term);

} // namespace services::agreement
