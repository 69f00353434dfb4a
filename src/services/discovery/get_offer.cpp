#include "domain/product/dimensions.hpp"
#include "services/discovery/faults.hpp"
#include "services/discovery/listing.hpp"
#include "services/discovery/operations.hpp"
#include "services/page.hpp"
#include "services/public_assets.hpp"
#include "store/market/agreements.hpp"

#include <fmt/format.h>

namespace services::discovery {

namespace shapes = api::discovery;

namespace {

constexpr std::int64_t default_terms = 25;

std::string offer_arn(std::string_view id) {
    return fmt::format("arn:aws:aws-marketplace:::catalog/AWSMarketplace/offer/{}", id);
}

// How the way of use is told apart in a price table.
std::string_view sagemaker_option(domain::Use use) {
    switch (use) {
    case domain::Use::Batch:
        return "BatchTransform";
    case domain::Use::Realtime:
        return "RealtimeInference";
    case domain::Use::Training:
        return "Training";
    case domain::Use::Inference:
        break;
    }
    return "RealtimeInference";
}

std::vector<shapes::DimensionLabel> labels_of(const domain::Dimension& dimension) {
    const std::string option(sagemaker_option(dimension.use));
    return {{.labelType = std::string(shapes::DimensionLabelType::SagemakerOption), .labelValue = option}};
}

shapes::RateCardItem rate_of(const base::Document& rate) {
    const std::string key = base::text_at(rate, "DimensionKey");
    const auto dimension = domain::parse_dimension(key);
    shapes::RateCardItem item{.dimensionKey = key,
                              .displayName = dimension ? dimension->name() : key,
                              .unit = std::string(dimension ? dimension->unit() : "Units"),
                              .price = base::text_at(rate, "Price")};
    if (dimension) {
        item.description = dimension->description();
        item.dimensionLabels = labels_of(*dimension);
    }
    return item;
}

shapes::GrantItem grant_of(const base::Document& grant) {
    const std::string key = base::text_at(grant, "DimensionKey");
    const auto dimension = domain::parse_dimension(key);
    shapes::GrantItem item{.dimensionKey = key,
                           .displayName = dimension ? dimension->name() : key,
                           .unit = std::string(dimension ? dimension->unit() : "Units")};
    if (dimension) item.dimensionLabels = labels_of(*dimension);
    item.maxQuantity = base::find_int(grant, "MaxQuantity");
    return item;
}

std::string legal_url(Call& call, const base::Document& document) {
    const std::string url = base::text_at(document, "Url");
    if (!url.empty()) return public_url(call.settings, url);
    return standard_contract_url(call.settings, base::text_at(document, "Version"));
}

std::optional<base::Instant> instant_at(const base::Document& document, std::string_view path) {
    return base::parse_iso(base::text_at(document, path));
}

std::vector<shapes::GrantItem> grants_of(const base::Document& term) {
    std::vector<shapes::GrantItem> grants;
    for (const auto& grant : base::array_at(term, "Grants"))
        grants.push_back(grant_of(grant));
    return grants;
}

shapes::PriceIncrease increase_of(const base::Document& increase) {
    shapes::PriceIncrease shape;
    if (base::text_at(increase, "Type") == "FixedPercentage")
        shape.fixedPercentage = shapes::FixedPercentage{.percentageValue = base::text_at(increase, "Value")};
    else
        shape.percentageRange = shapes::PercentageRange{.minimumValue = base::text_at(increase, "Range.MinValue"),
                                                        .maximumValue = base::text_at(increase, "Range.MaxValue"),
                                                        .defaultValue = base::text_at(increase, "Range.DefaultValue")};
    return shape;
}

std::vector<shapes::TermTemplate> templates_of(const base::Document& term) {
    std::vector<shapes::TermTemplate> templates;
    for (const auto& given : base::array_at(term, "TermTemplates")) {
        shapes::PaymentScheduleTermTemplate schedule;
        for (const auto& charge : base::array_at(given, "Schedule"))
            schedule.schedule.push_back({.chargeDateOffset = base::text_at(charge, "ChargeDateOffset"),
                                         .chargePercentage = base::text_at(charge, "ChargePercentage"),
                                         .dayOfMonth = base::find_int(charge, "DayOfMonth")});
        templates.push_back({.paymentScheduleTermTemplate = std::move(schedule)});
    }
    return templates;
}

// The terms that private offers agree upon beside the prices of use.
shapes::OfferTerm shape_of_agreed(const domain::Term& term) {
    const std::string type = term.type();
    const base::Document& content = term.content;
    shapes::OfferTerm shape;
    if (type == "FixedUpfrontPricingTerm") {
        shape.fixedUpfrontPricingTerm =
            shapes::FixedUpfrontPricingTerm{.id = term.id,
                                            .type = type,
                                            .currencyCode = base::text_at(content, "CurrencyCode"),
                                            .duration = base::find_text(content, "Duration"),
                                            .price = base::text_at(content, "Price"),
                                            .grants = grants_of(content)};
    } else if (type == "PaymentScheduleTerm") {
        shapes::PaymentScheduleTerm schedule{
            .id = term.id, .type = type, .currencyCode = base::text_at(content, "CurrencyCode")};
        for (const auto& charge : base::array_at(content, "Schedule"))
            schedule.schedule.push_back({.chargeDate = instant_at(charge, "ChargeDate").value_or(base::Instant{}),
                                         .chargeAmount = base::text_at(charge, "ChargeAmount")});
        shape.paymentScheduleTerm = std::move(schedule);
    } else if (type == "NetPaymentTerm") {
        shape.netPaymentTerm = shapes::NetPaymentTerm{
            .id = term.id, .type = type, .paymentDuePeriod = base::text_at(content, "PaymentDuePeriod")};
    } else if (type == "ValidityTerm") {
        shape.validityTerm = shapes::ValidityTerm{.id = term.id,
                                                  .type = type,
                                                  .agreementDuration = base::find_text(content, "AgreementDuration"),
                                                  .agreementEndDate = instant_at(content, "AgreementEndDate"),
                                                  .agreementStartDate = instant_at(content, "AgreementStartDate")};
    } else if (type == "RenewalTerm") {
        shapes::RenewalTerm renewal{.id = term.id, .type = type};
        renewal.maxRenewals = base::find_int(content, "MaxRenewals");
        renewal.lockoutPeriod = base::find_text(content, "LockoutPeriod");
        renewal.adjustmentDeadline = base::find_text(content, "AdjustmentDeadline");
        if (const base::Document* increase = base::find(content, "PriceIncrease"))
            renewal.priceIncrease = increase_of(*increase);
        if (auto templates = templates_of(content); !templates.empty()) renewal.termTemplates = std::move(templates);
        shape.renewalTerm = std::move(renewal);
    }
    return shape;
}

shapes::OfferTerm shape_of(Call& call, const domain::Term& term) {
    const std::string type = term.type();
    shapes::OfferTerm shape;
    if (type == "UsageBasedPricingTerm") {
        shapes::UsageBasedPricingTerm usage{
            .id = term.id, .type = type, .currencyCode = base::text_at(term.content, "CurrencyCode")};
        for (const auto& card : base::array_at(term.content, "RateCards")) {
            shapes::UsageBasedRateCardItem rates;
            for (const auto& rate : base::array_at(card, "RateCard"))
                rates.rateCard.push_back(rate_of(rate));
            usage.rateCards.push_back(std::move(rates));
        }
        shape.usageBasedPricingTerm = std::move(usage);
    } else if (type == "FreeTrialPricingTerm") {
        shapes::FreeTrialPricingTerm trial{
            .id = term.id, .type = type, .duration = base::text_at(term.content, "Duration")};
        trial.grants = grants_of(term.content);
        shape.freeTrialPricingTerm = std::move(trial);
    } else if (type == "LegalTerm") {
        shapes::LegalTerm legal{.id = term.id, .type = type};
        for (const auto& document : base::array_at(term.content, "Documents"))
            legal.documents.push_back({.type = base::text_at(document, "Type"),
                                       .url = legal_url(call, document),
                                       .version = base::find_text(document, "Version")});
        shape.legalTerm = std::move(legal);
    } else if (type == "SupportTerm") {
        shape.supportTerm = shapes::SupportTerm{
            .id = term.id, .type = type, .refundPolicy = base::text_at(term.content, "RefundPolicy")};
    } else {
        return shape_of_agreed(term);
    }
    return shape;
}

} // namespace

shapes::GetOfferOutput get_offer(Call& call, const shapes::GetOfferInput& in) {
    call.require("aws-marketplace:GetOffer", offer_arn(in.offerId));
    const Seen seen = require_offer(call, in.offerId);
    const Listing& listing = *seen.listing;
    const domain::Offer& offer = *seen.offer;
    shapes::GetOfferOutput out{.offerId = in.offerId,
                               .catalog = "AWSMarketplace",
                               .offerName = offer.name,
                               .sellerOfRecord = seller_of(listing),
                               .associatedEntities = {{.product = product_of(call, listing)}},
                               .agreementProposalId = domain::render(domain::Proposal{in.offerId, seen.offer_revision}),
                               .pricingModel = pricing_model_of(offer),
                               .badges = badges_of(offer, call.now)};
    if (offer.availability_end) out.expirationTime = base::parse_iso(*offer.availability_end);
    out.replacementAgreementId = offer.replaces_agreement;
    return out;
}

shapes::GetOfferTermsOutput get_offer_terms(Call& call, const shapes::GetOfferTermsInput& in) {
    call.require("aws-marketplace:GetOfferTerms", offer_arn(in.offerId));
    const auto begin = parse_page(in.nextToken, in.offerId);
    if (!begin) throw bad_page_token();
    const Seen seen = require_offer(call, in.offerId);
    auto terms = terms_of(*seen.offer);
    // An account has one free trial of a product: who had it is not offered another.
    const bool had_trial = call.database.read([&](store::Reader& reader) {
        return store::find_trial_agreement(reader, call.caller.account, seen->product.id).has_value();
    });
    if (had_trial) std::erase_if(terms, [](const auto& term) { return term.type() == "FreeTrialPricingTerm"; });
    const auto page =
        cut_page(terms, *begin, static_cast<std::size_t>(in.maxResults.value_or(default_terms)), in.offerId);
    shapes::GetOfferTermsOutput out;
    for (const domain::Term& term : page.items)
        out.offerTerms.push_back(shape_of(call, term));
    out.nextToken = page.next;
    return out;
}

} // namespace services::discovery
