#include "domain/agreement/lifecycle.hpp"
#include "domain/agreement/search.hpp"
#include "domain/product/product.hpp"
#include "services/agreement/accepted_terms.hpp"
#include "services/agreement/operations.hpp"
#include "services/agreement/parts.hpp"
#include "services/page.hpp"
#include "store/market/agreements.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::agreement {

namespace shapes = api::agreement;

namespace {

template<class T>
std::optional<std::string> told(const T& text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

shapes::AgreementViewSummary summary_of(const domain::Agreement& agreement) {
    return {.agreementId = agreement.id,
            .acceptanceTime = agreement.accepted,
            .startTime = agreement.start,
            .endTime = agreement.end,
            .lastUpdateTime = agreement.updated,
            .agreementType = std::string(agreement_type),
            .acceptor = shapes::Acceptor{.accountId = agreement.acceptor},
            .proposer = shapes::Proposer{.accountId = agreement.proposer},
            .proposalSummary = proposal_of(agreement),
            .status = agreement.status,
            .entitlements = {{{.licenseArn = domain::license_arn(agreement)}}},
            .initialAgreementId = agreement.initial_id,
            .endTimeBehaviorType = told(domain::end_behavior(agreement).type),
            .endTimeBehaviorReasonCode = told(domain::end_behavior(agreement).reason),
            .freeTrialEndTime = agreement.trial_end};
}

std::vector<domain::AgreementFilter> filters_of(const shapes::SearchAgreementsInput& in) {
    std::vector<domain::AgreementFilter> filters;
    if (in.filters)
        for (const auto& filter : *in.filters)
            filters.push_back({filter.name.value_or(""), filter.values.value_or(std::vector<std::string>{})});
    return filters;
}

} // namespace

shapes::DescribeAgreementOutput describe_agreement(Call& call, const shapes::DescribeAgreementInput& in) {
    const auto agreement = call.database.read([&](store::Reader& reader) {
        return require_agreement(call, reader, "aws-marketplace:DescribeAgreement", in.agreementId);
    });
    shapes::DescribeAgreementOutput out{
        .agreementId = agreement.id,
        .acceptor = shapes::Acceptor{.accountId = agreement.acceptor},
        .proposer = shapes::Proposer{.accountId = agreement.proposer},
        .startTime = agreement.start,
        .endTime = agreement.end,
        .acceptanceTime = agreement.accepted,
        .agreementType = std::string(agreement_type),
        .estimatedCharges = shapes::EstimatedCharges{.currencyCode = domain::currency_of(agreement.terms),
                                                     .agreementValue = domain::upfront_value(agreement.terms)},
        .proposalSummary = proposal_of(agreement),
        .status = agreement.status,
        .initialAgreementId = agreement.initial_id};
    if (const auto behavior = domain::end_behavior(agreement); !behavior.type.empty())
        out.endTimeBehavior =
            shapes::EndTimeBehavior{.type = std::string(behavior.type), .reasonCode = told(behavior.reason)};
    if (agreement.trial_end) out.freeTrialSummary = shapes::FreeTrialSummary{.trialEndTime = agreement.trial_end};
    return out;
}

shapes::GetAgreementTermsOutput get_agreement_terms(Call& call, const shapes::GetAgreementTermsInput& in) {
    const std::size_t begin = require_page(in.nextToken, in.agreementId);
    const auto agreement = call.database.read([&](store::Reader& reader) {
        return require_agreement(call, reader, "aws-marketplace:GetAgreementTerms", in.agreementId);
    });
    const auto page = cut_page(agreement.terms, begin, page_size(in.maxResults), in.agreementId);
    shapes::GetAgreementTermsOutput out;
    out.acceptedTerms.emplace();
    for (const domain::Term& term : page.items)
        out.acceptedTerms->push_back(accepted_term(call, agreement, term));
    out.nextToken = page.next;
    return out;
}

shapes::GetAgreementEntitlementsOutput get_agreement_entitlements(Call& call,
                                                                  const shapes::GetAgreementEntitlementsInput& in) {
    require_page(in.nextToken, in.agreementId);
    const auto agreement = call.database.read([&](store::Reader& reader) {
        return require_agreement(call, reader, "aws-marketplace:GetAgreementEntitlements", in.agreementId);
    });
    if (agreement.acceptor != call.caller.account) throw not_found("Agreement", in.agreementId);
    shapes::AgreementEntitlement entitlement{
        .resource = shapes::Resource{.id = agreement.product_id, .type = std::string(domain::product_type)},
        .type = "Entitlement",
        .status = std::string(!agreement.active()          ? shapes::AgreementEntitlementStatus::DEPROVISIONED
                              : agreement.start > call.now ? shapes::AgreementEntitlementStatus::SCHEDULED
                                                           : shapes::AgreementEntitlementStatus::PROVISIONED),
        .licenseArn = domain::license_arn(agreement)};
    if (!agreement.active())
        entitlement.statusReasonCode = std::string(shapes::AgreementEntitlementStatusReasonCode::AGREEMENT_INACTIVE);
    else if (agreement.start > call.now)
        entitlement.statusReasonCode = std::string(shapes::AgreementEntitlementStatusReasonCode::FUTURE_START_DATE);
    return {.agreementEntitlements = {{std::move(entitlement)}}};
}

shapes::SearchAgreementsOutput search_agreements(Call& call, const shapes::SearchAgreementsInput& in) {
    require_purchase_agreements(in.catalog, std::nullopt);
    const auto sort = in.sort.value_or(shapes::Sort{});
    const auto search = domain::parse_search(filters_of(in), sort.sortBy.value_or(""), sort.sortOrder.value_or(""));
    if (!search) throw fault_of(search.refusals());
    call.require("aws-marketplace:SearchAgreements", "*",
                 {{"aws-marketplace:AgreementType", std::string(agreement_type)},
                  {"aws-marketplace:PartyType", search->as_proposer ? "Proposer" : "Acceptor"}});
    const std::string fingerprint = question_of(in);
    const std::size_t begin = require_page(in.nextToken, fingerprint);

    auto agreements = call.database.read([&](store::Reader& reader) {
        return store::list_agreements(reader, call.caller.account, search->as_proposer);
    });
    std::erase_if(agreements, [&](const auto& a) { return !domain::matches(*search, a); });
    std::sort(agreements.begin(), agreements.end(),
              [&](const auto& a, const auto& b) { return domain::precedes(*search, a, b); });
    const auto page = cut_page(agreements, begin, page_size(in.maxResults), fingerprint);
    shapes::SearchAgreementsOutput out;
    out.agreementViewSummaries.emplace();
    for (const auto& agreement : page.items)
        out.agreementViewSummaries->push_back(summary_of(agreement));
    out.nextToken = page.next;
    return out;
}

} // namespace services::agreement
