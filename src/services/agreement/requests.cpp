// GetAgreementRequest, GetAgreementRequestTerms, ListAgreementRequests: quotes, for the buyer who asked for them.
#include "services/agreement/accepted_terms.hpp"
#include "services/agreement/operations.hpp"
#include "services/agreement/parts.hpp"
#include "services/agreement/quote.hpp"
#include "services/page.hpp"
#include "store/market/entities.hpp"

#include <algorithm>

namespace services::agreement {

namespace shapes = api::agreement;

namespace {

store::AgreementRequest require_request(Call& call, store::Reader& reader, std::string_view action,
                                        std::string_view id) {
    call.require(
        action, "*",
        {{"aws-marketplace:AgreementType", std::string(agreement_type)}, {"aws-marketplace:PartyType", "Acceptor"}});
    auto request = store::find_agreement_request(reader, id);
    if (!request || request->acceptor != call.caller.account) throw not_found("AgreementRequest", id);
    return *std::move(request);
}

// The agreement that the request made, or would make of the offer as it was when it was asked for.
domain::Agreement outcome_of(store::Reader& reader, const store::AgreementRequest& request) {
    const domain::AgreementWish wish = wish_of(request);
    if (wish.intent == "AMEND") {
        auto source = store::find_agreement(reader, wish.source_agreement).value();
        return request.agreement_id ? source : domain::amend(std::move(source), wish);
    }
    if (request.agreement_id) return store::find_agreement(reader, *request.agreement_id).value();
    const std::string& id = request.proposal.offer_id;
    const auto document = store::find_revision(reader, id, request.proposal.revision).value();
    const auto owner = store::find_entity(reader, id).value().owner;
    const auto view = view_of(reader, owner, request.proposal.revision, domain::parse_offer(id, document), document);
    return domain::make_agreement("", request.acceptor, view, request.product_id, wish, request.created);
}

shapes::AgreementRequestSummary summary_of(const store::AgreementRequest& request) {
    shapes::ProposalSummary proposal{.offerId = request.proposal.offer_id};
    proposal.resources.emplace().push_back({.id = request.product_id, .type = "MachineLearningProduct"});
    return {.agreementRequestId = request.id,
            .agreementType = std::string(agreement_type),
            .status = status_of(request),
            .agreementId = request.agreement_id,
            .proposalSummary = std::move(proposal)};
}

} // namespace

shapes::GetAgreementRequestOutput get_agreement_request(Call& call, const shapes::GetAgreementRequestInput& in) {
    return call.database.read([&](store::Reader& reader) {
        const auto request =
            require_request(call, reader, "aws-marketplace:GetAgreementRequest", in.agreementRequestId);
        const domain::Agreement outcome = outcome_of(reader, request);
        const std::string intent = wish_of(request).intent;
        return shapes::GetAgreementRequestOutput{.agreementRequestId = request.id,
                                                 .agreementType = std::string(agreement_type),
                                                 .status = status_of(request),
                                                 .approvalRequirement =
                                                     std::string(shapes::ApprovalRequirement::NOT_REQUIRED),
                                                 .agreementId = request.agreement_id,
                                                 .intent = intent,
                                                 .createdAt = request.created,
                                                 .chargeSummary = charges_of(outcome, request.id, intent == "AMEND"),
                                                 .proposer = shapes::Proposer{.accountId = outcome.proposer},
                                                 .proposalSummary = proposal_of(outcome)};
    });
}

shapes::GetAgreementRequestTermsOutput get_agreement_request_terms(Call& call,
                                                                   const shapes::GetAgreementRequestTermsInput& in) {
    const std::size_t begin = require_page(in.nextToken, in.agreementRequestId);
    const auto outcome = call.database.read([&](store::Reader& reader) {
        return outcome_of(
            reader, require_request(call, reader, "aws-marketplace:GetAgreementRequestTerms", in.agreementRequestId));
    });
    const auto page = cut_page(outcome.terms, begin, page_size(in.maxResults), in.agreementRequestId);
    shapes::GetAgreementRequestTermsOutput out;
    for (const domain::Term& term : page.items)
        out.terms.push_back(
            wire::from_document<shapes::AgreementRequestTerm>(shown_term(call, outcome.auto_renew, term)));
    out.nextToken = page.next;
    return out;
}

shapes::ListAgreementRequestsOutput list_agreement_requests(Call& call, const shapes::ListAgreementRequestsInput& in) {
    require_purchase_agreements(in.catalog, std::nullopt);
    call.require("aws-marketplace:ListAgreementRequests", "*",
                 {{"aws-marketplace:AgreementType", std::string(agreement_type)}});
    constexpr std::int64_t default_requests = 20;
    const std::string question = question_of(in);
    const std::size_t begin = require_page(in.nextToken, question);
    auto requests = call.database.read(
        [&](store::Reader& reader) { return store::list_agreement_requests(reader, call.caller.account); });
    std::erase_if(requests, [&](const store::AgreementRequest& request) {
        return (in.status && *in.status != status_of(request)) ||
               (in.resourceId && *in.resourceId != request.product_id);
    });
    const auto page = cut_page(requests, begin, page_size(in.maxResults.value_or(default_requests)), question);
    shapes::ListAgreementRequestsOutput out;
    out.items.emplace();
    for (const auto& request : page.items)
        out.items->push_back(summary_of(request));
    out.nextToken = page.next;
    return out;
}

} // namespace services::agreement
