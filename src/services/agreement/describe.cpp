#include "domain/agreement/search.hpp"
#include "domain/product/product.hpp"
#include "services/agreement/operations.hpp"
#include "services/agreement/parts.hpp"
#include "services/page.hpp"
#include "services/public_assets.hpp"
#include "store/market/agreements.hpp"
#include "wire/codec.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::agreement {

namespace shapes = api::agreement;

namespace {

constexpr std::int64_t default_page = 50;

std::size_t require_page(const std::optional<std::string>& token, std::string_view question) {
    const auto begin = parse_page(token, question);
    if (!begin)
        throw fault_of({{"INVALID_NEXT_TOKEN", "nextToken does not continue this request: repeat it without the token.",
                         "nextToken"}});
    return *begin;
}

shapes::AcceptedTerm shape_of(const Call& call, const domain::Term& term) {
    const std::string type = term.type();
    shapes::AcceptedTerm shape;
    if (type == "UsageBasedPricingTerm") {
        shapes::UsageBasedPricingTerm usage{
            .type = type, .id = term.id, .currencyCode = base::find_text(term.content, "CurrencyCode")};
        usage.rateCards.emplace();
        for (const auto& card : base::array_at(term.content, "RateCards")) {
            shapes::UsageBasedRateCardItem item;
            item.rateCard.emplace();
            for (const auto& rate : base::array_at(card, "RateCard"))
                item.rateCard->push_back(
                    {.dimensionKey = base::find_text(rate, "DimensionKey"), .price = base::find_text(rate, "Price")});
            usage.rateCards->push_back(std::move(item));
        }
        shape.usageBasedPricingTerm = std::move(usage);
    } else if (type == "FreeTrialPricingTerm") {
        shapes::FreeTrialPricingTerm trial{
            .type = type, .id = term.id, .duration = base::find_text(term.content, "Duration")};
        trial.grants.emplace();
        for (const auto& grant : base::array_at(term.content, "Grants"))
            trial.grants->push_back({.dimensionKey = base::find_text(grant, "DimensionKey"),
                                     .maxQuantity = base::find_int(grant, "MaxQuantity")});
        shape.freeTrialPricingTerm = std::move(trial);
    } else if (type == "LegalTerm") {
        shapes::LegalTerm legal{.type = type, .id = term.id};
        legal.documents.emplace();
        for (const auto& document : base::array_at(term.content, "Documents")) {
            auto url = base::find_text(document, "Url");
            if (url) url = public_url(call.settings, *url);
            legal.documents->push_back({.type = base::find_text(document, "Type"),
                                        .url = std::move(url),
                                        .version = base::find_text(document, "Version")});
        }
        shape.legalTerm = std::move(legal);
    } else if (type == "SupportTerm") {
        shape.supportTerm = shapes::SupportTerm{
            .type = type, .id = term.id, .refundPolicy = base::find_text(term.content, "RefundPolicy")};
    }
    return shape;
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
            .status = agreement.status};
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
    return {.agreementId = agreement.id,
            .acceptor = shapes::Acceptor{.accountId = agreement.acceptor},
            .proposer = shapes::Proposer{.accountId = agreement.proposer},
            .startTime = agreement.start,
            .endTime = agreement.end,
            .acceptanceTime = agreement.accepted,
            .agreementType = std::string(agreement_type),
            .estimatedCharges = shapes::EstimatedCharges{.currencyCode = domain::currency_of(agreement.terms),
                                                         .agreementValue = domain::upfront_value(agreement.terms)},
            .proposalSummary = proposal_of(agreement),
            .status = agreement.status};
}

shapes::GetAgreementTermsOutput get_agreement_terms(Call& call, const shapes::GetAgreementTermsInput& in) {
    const std::size_t begin = require_page(in.nextToken, in.agreementId);
    const auto agreement = call.database.read([&](store::Reader& reader) {
        return require_agreement(call, reader, "aws-marketplace:GetAgreementTerms", in.agreementId);
    });
    const auto page = cut_page(agreement.terms, begin, static_cast<std::size_t>(in.maxResults.value_or(default_page)),
                               in.agreementId);
    shapes::GetAgreementTermsOutput out;
    out.acceptedTerms.emplace();
    for (const domain::Term& term : page.items)
        out.acceptedTerms->push_back(shape_of(call, term));
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
        .status = std::string(agreement.active() ? shapes::AgreementEntitlementStatus::PROVISIONED
                                                 : shapes::AgreementEntitlementStatus::DEPROVISIONED)};
    if (!agreement.active())
        entitlement.statusReasonCode = std::string(shapes::AgreementEntitlementStatusReasonCode::AGREEMENT_INACTIVE);
    return {.agreementEntitlements = {{std::move(entitlement)}}};
}

shapes::SearchAgreementsOutput search_agreements(Call& call, const shapes::SearchAgreementsInput& in) {
    const auto sort = in.sort.value_or(shapes::Sort{});
    const auto search = domain::parse_search(filters_of(in), sort.sortBy.value_or(""), sort.sortOrder.value_or(""));
    if (!search) throw fault_of(search.refusals());
    call.require("aws-marketplace:SearchAgreements", "*",
                 {{"aws-marketplace:AgreementType", std::string(agreement_type)},
                  {"aws-marketplace:PartyType", search->as_proposer ? "Proposer" : "Acceptor"}});
    shapes::SearchAgreementsInput question = in;
    question.nextToken.reset();
    question.maxResults.reset();
    const std::string fingerprint = base::render(wire::to_document(question));
    const std::size_t begin = require_page(in.nextToken, fingerprint);

    auto agreements = call.database.read([&](store::Reader& reader) {
        return store::list_agreements(reader, call.caller.account, search->as_proposer);
    });
    std::erase_if(agreements, [&](const auto& a) { return !domain::matches(*search, a); });
    std::sort(agreements.begin(), agreements.end(),
              [&](const auto& a, const auto& b) { return domain::precedes(*search, a, b); });
    const auto page =
        cut_page(agreements, begin, static_cast<std::size_t>(in.maxResults.value_or(default_page)), fingerprint);
    shapes::SearchAgreementsOutput out;
    out.agreementViewSummaries.emplace();
    for (const auto& agreement : page.items)
        out.agreementViewSummaries->push_back(summary_of(agreement));
    out.nextToken = page.next;
    return out;
}

} // namespace services::agreement
