#include "services/agreement/parts.hpp"

#include "domain/product/product.hpp"
#include "store/market/agreements.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::agreement {

base::Fault fault_of(const base::Refusals& refusals) {
    const auto conflict =
        std::find_if(refusals.begin(), refusals.end(), [](const auto& r) { return r.code == "ConflictException"; });
    if (conflict != refusals.end())
        return base::Fault("ConflictException", conflict->message)
            .with("resourceId", boost::json::value(conflict->where))
            .with("resourceType", "Agreement");
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

std::string agreement_arn(std::string_view account, std::string_view id) {
    return fmt::format("arn:aws:aws-marketplace:us-east-1:{}:Agreement/{}", account, id);
}

domain::Agreement require_agreement(Call& call, store::Reader& reader, std::string_view action, std::string_view id) {
    auto agreement = store::find_agreement(reader, id);
    const bool acceptor = agreement && agreement->acceptor == call.caller.account;
    const bool proposer = agreement && agreement->proposer == call.caller.account;
    call.require(action, agreement_arn(call.caller.account, id),
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
