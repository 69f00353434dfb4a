// What the operations of the agreement service share: its refusals, the permission of a party, and the parts of an
// agreement in its shapes.
#pragma once

#include "api/agreement.hpp"
#include "base/fault.hpp"
#include "base/result.hpp"
#include "domain/agreement/agreement.hpp"
#include "services/call.hpp"

#include <string>
#include <string_view>

namespace services::agreement {

inline constexpr std::string_view agreement_type = "PurchaseAgreement";

// ValidationException with the first refusal's reason and all of them as fields; ConflictException where that is what
// a refusal says.
base::Fault fault_of(const base::Refusals& refusals);
base::Fault not_found(std::string_view type, std::string_view id);

// The agreement, if the caller may do `action` to it as one of its parties.
domain::Agreement require_agreement(Call& call, store::Reader& reader, std::string_view action, std::string_view id);
std::string agreement_arn(std::string_view account, std::string_view id);

api::agreement::ProposalSummary proposal_of(const domain::Agreement& agreement);

} // namespace services::agreement
