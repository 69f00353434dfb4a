// What the operations of the agreement service share: its refusals, the permission of a party, and the parts of an
// agreement in its shapes.
#pragma once

#include "api/agreement.hpp"
#include "base/fault.hpp"
#include "base/result.hpp"
#include "domain/agreement/agreement.hpp"
#include "services/call.hpp"
#include "wire/codec.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace services::agreement {

inline constexpr std::string_view agreement_type = "PurchaseAgreement";
inline constexpr std::string_view catalog = "AWSMarketplace";

// ValidationException with the first refusal's reason and all of them as fields; ConflictException where that is what
// a refusal says.
base::Fault fault_of(const base::Refusals& refusals);
base::Fault not_found(std::string_view type, std::string_view id);

// The agreement, if the caller may do `action` to it as one of its parties.
domain::Agreement require_agreement(Call& call, store::Reader& reader, std::string_view action, std::string_view id);

// Throws ValidationException where another catalog or type of agreement is asked for.
void require_purchase_agreements(const std::optional<std::string>& catalog, const std::optional<std::string>& type);

std::size_t page_size(const std::optional<std::int64_t>& asked);
// Where a page begins; throws ValidationException where the token does not continue this question.
std::size_t require_page(const std::optional<std::string>& token, std::string_view question);
// What tells one listing request from another: all of it but its page.
template<class Input>
std::string question_of(Input in) {
    in.nextToken.reset();
    in.maxResults.reset();
    return base::render(wire::to_document(in));
}

// Ends the agreement at its buyer's wish; throws where that is not his to decide.
void cancel(Call& call, store::Transaction& tx, domain::Agreement& agreement);

api::agreement::ProposalSummary proposal_of(const domain::Agreement& agreement);

} // namespace services::agreement
