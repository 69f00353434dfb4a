#include "services/agreement/parts.hpp"

#include "domain/product/product.hpp"
#include "services/page.hpp"
#include "store/market/agreement_changes.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::agreement {

base::Fault fault_of(const base::Refusals& refusals) {
    const auto conflict =
        std::find_if(refusals.begin(), refusals.end(), [](const auto& r) { return r.code == "ConflictException"; });
    if (conflict != refusals.end())
        return base::Fault("ConflictException", conflict->message)
            .with("resourceId", boost::json::value(conflict->where))
            .with("resourceType", conflict->where.starts_with("acr-") ? "AgreementCancellationRequest" : "Agreement");
    std::string message;
    boost::json::array fields;
    for (const base::Refusal& refusal : refusals) {
        if (!message.empty()) message += ' ';
        message += refusal.message;
        fields.push_back({{"name", refusal.where}, {"message", refusal.message}});
    }
    return base::Fault("ValidationException", std::move(message))
        .with("reason", boost::json::value(refusals.front().code))
        .with("fields", std::move(fields));
}

base::Fault not_found(std::string_view type, std::string_view id) {
    return base::Fault("ResourceNotFoundException", fmt::format("{} {} was not found.", type, id))
        .with("resourceId", boost::json::value(id))
        .with("resourceType", boost::json::value(type));
}

void require_purchase_agreements(const std::optional<std::string>& asked, const std::optional<std::string>& type) {
    base::Refusals refusals;
    if (asked && *asked != catalog)
        refusals.push_back({"INVALID_CATALOG", fmt::format("The catalog is {}.", catalog), "catalog"});
    if (type && *type != agreement_type)
        refusals.push_back(
            {"INVALID_AGREEMENT_TYPE", fmt::format("agreementType is {}.", agreement_type), "agreementType"});
    if (!refusals.empty()) throw fault_of(refusals);
}

std::size_t page_size(const std::optional<std::int64_t>& asked) {
    constexpr std::int64_t largest = 50;
    return static_cast<std::size_t>(asked.value_or(largest));
}

std::size_t require_page(const std::optional<std::string>& token, std::string_view question) {
    const auto begin = parse_page(token, question);
    if (!begin)
        throw fault_of({{"INVALID_NEXT_TOKEN", "nextToken does not continue this request: repeat it without the token.",
                         "nextToken"}});
    return *begin;
}

domain::Agreement require_agreement(Call& call, store::Reader& reader, std::string_view action, std::string_view id) {
    auto agreement = store::find_agreement(reader, id);
    const bool acceptor = agreement && agreement->acceptor == call.caller.account;
    const bool proposer = agreement && agreement->proposer == call.caller.account;
    call.require(action, store::agreement_arn(call.caller.account, id),
                 {{"aws-marketplace:AgreementType", std::string(agreement_type)},
                  {"aws-marketplace:PartyType", proposer && !acceptor ? "Proposer" : "Acceptor"}});
    if (!acceptor && !proposer) throw not_found("Agreement", id);
    return *std::move(agreement);
}

api::agreement::ProposalSummary proposal_of(const domain::Agreement& agreement) {
    api::agreement::ProposalSummary summary{.offerId = agreement.offer_id};
    summary.resources.emplace().push_back({.id = agreement.product_id, .type = std::string(domain::product_type)});
    return summary;
}

} // namespace services::agreement
