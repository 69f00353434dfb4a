#include "domain/offer/offer.hpp"

#include <algorithm>
#include <array>

namespace domain {

namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 5> kept_terms = {"FixedUpfrontPricingTerm", "ValidityTerm",
                                                        "PaymentScheduleTerm", "NetPaymentTerm", "RenewalTerm"};

json::object render_term(const UsageTerm& term) {
    json::array rates;
    for (const Rate& rate : term.rates)
        rates.push_back(json::object{{"DimensionKey", rate.key}, {"Price", base::render(rate.price)}});
    return {{"Type", "UsageBasedPricingTerm"},
            {"CurrencyCode", term.currency},
            {"RateCards", json::array{json::object{{"RateCard", std::move(rates)}}}}};
}

json::object render_term(const TrialTerm& term) {
    json::array grants;
    for (const std::string& key : term.keys) {
        json::object grant{{"DimensionKey", key}};
        if (term.max_quantity) grant["MaxQuantity"] = *term.max_quantity;
        grants.push_back(std::move(grant));
    }
    return {{"Type", "FreeTrialPricingTerm"}, {"Duration", term.duration}, {"Grants", std::move(grants)}};
}

json::object render_term(const LegalDocument& document) {
    json::object rendered{{"Type", document.type}};
    if (!document.url.empty()) rendered["Url"] = document.url;
    if (!document.version.empty()) rendered["Version"] = document.version;
    return {{"Type", "LegalTerm"}, {"Documents", json::array{std::move(rendered)}}};
}

json::array render_terms(const Offer& offer) {
    json::array terms;
    if (offer.refund_policy)
        terms.push_back(json::object{{"Type", "SupportTerm"}, {"RefundPolicy", *offer.refund_policy}});
    if (offer.legal) terms.push_back(render_term(*offer.legal));
    if (offer.usage) terms.push_back(render_term(*offer.usage));
    if (offer.trial) terms.push_back(render_term(*offer.trial));
    for (const auto& [type, term] : offer.terms)
        terms.push_back(term);
    return terms;
}

json::array texts_of(const std::vector<std::string>& texts) {
    return json::array(texts.begin(), texts.end());
}

std::vector<std::string> read_texts(const base::Document& document, std::string_view path) {
    std::vector<std::string> texts;
    for (const json::value& item : base::array_at(document, path))
        texts.emplace_back(item.as_string());
    return texts;
}

json::array render_rules(const Offer& offer) {
    json::array rules;
    json::object targeting;
    if (offer.is_private()) targeting["BuyerAccounts"] = texts_of(offer.buyer_accounts);
    if (!offer.countries.empty()) targeting["CountryCodes"] = texts_of(offer.countries);
    if (!targeting.empty())
        rules.push_back(json::object{{"Type", "TargetingRule"}, {"PositiveTargeting", std::move(targeting)}});
    if (!offer.excluded_countries.empty()) {
        json::object excluded{{"CountryCodes", texts_of(offer.excluded_countries)}};
        rules.push_back(json::object{{"Type", "TargetingRule"}, {"NegativeTargeting", std::move(excluded)}});
    }
    if (offer.availability_end)
        rules.push_back(json::object{{"Type", "AvailabilityRule"}, {"AvailabilityEndDate", *offer.availability_end}});
    return rules;
}

UsageTerm parse_usage(const base::Document& term) {
    UsageTerm usage;
    usage.currency = base::text_at(term, "CurrencyCode");
    for (const json::value& rate : base::array_at(term, "RateCards[0].RateCard"))
        usage.rates.push_back({base::text_at(rate, "DimensionKey"),
                               base::parse_decimal(base::text_at(rate, "Price")).value_or(base::Decimal{})});
    return usage;
}

TrialTerm parse_trial(const base::Document& term) {
    TrialTerm trial;
    trial.duration = base::text_at(term, "Duration");
    for (const json::value& grant : base::array_at(term, "Grants")) {
        trial.keys.push_back(base::text_at(grant, "DimensionKey"));
        trial.max_quantity = base::find_int(grant, "MaxQuantity");
    }
    return trial;
}

void parse_term(Offer& offer, const base::Document& term) {
    const std::string type = base::text_at(term, "Type");
    if (type == "SupportTerm") offer.refund_policy = base::text_at(term, "RefundPolicy");
    if (std::find(kept_terms.begin(), kept_terms.end(), type) != kept_terms.end()) offer.terms[type] = term;
    if (type == "UsageBasedPricingTerm") offer.usage = parse_usage(term);
    if (type == "FreeTrialPricingTerm") offer.trial = parse_trial(term);
    if (type == "LegalTerm")
        offer.legal = LegalDocument{base::text_at(term, "Documents[0].Type"), base::text_at(term, "Documents[0].Url"),
                                    base::text_at(term, "Documents[0].Version")};
}

} // namespace

std::string_view render(PricingModel model) {
    switch (model) {
    case PricingModel::Usage:
        return "Usage";
    case PricingModel::Free:
        return "Free";
    case PricingModel::Contract:
        return "Contract";
    case PricingModel::None:
        break;
    }
    return "";
}

bool Offer::is_for(std::string_view account) const {
    return !is_private() || std::find(buyer_accounts.begin(), buyer_accounts.end(), account) != buyer_accounts.end();
}

bool Offer::expired(base::Instant now) const {
    const auto end = availability_end ? base::parse_iso(*availability_end) : std::nullopt;
    return end && *end < now;
}

const base::Document* Offer::find_term(std::string_view type) const {
    const auto found = terms.find(std::string(type));
    return found == terms.end() ? nullptr : &found->second;
}

bool Offer::asks_for_money() const {
    return pricing_model() == PricingModel::Usage || pricing_model() == PricingModel::Contract;
}

PricingModel Offer::pricing_model() const {
    if (find_term("FixedUpfrontPricingTerm")) return PricingModel::Contract;
    if (!usage) return PricingModel::None;
    for (const Rate& rate : usage->rates)
        if (!rate.price.zero()) return PricingModel::Usage;
    return PricingModel::Free;
}

Offer parse_offer(std::string_view id, const base::Document& document) {
    Offer offer;
    offer.id = id;
    offer.product_id = base::text_at(document, "ProductId");
    offer.name = base::text_at(document, "Name");
    offer.description = base::text_at(document, "Description");
    offer.released = base::text_at(document, "State") == "Released";
    const base::Document* agreement = base::find(document, "PreExistingAgreement");
    if (agreement && agreement->is_object()) offer.pre_existing_agreement = *agreement;
    offer.replaces_agreement = base::find_text(document, "ReplacementAgreementId");
    for (const json::value& term : base::array_at(document, "Terms"))
        parse_term(offer, term);
    for (const json::value& rule : base::array_at(document, "Rules")) {
        if (base::find(rule, "PositiveTargeting")) {
            offer.buyer_accounts = read_texts(rule, "PositiveTargeting.BuyerAccounts");
            offer.countries = read_texts(rule, "PositiveTargeting.CountryCodes");
        }
        if (base::find(rule, "NegativeTargeting"))
            offer.excluded_countries = read_texts(rule, "NegativeTargeting.CountryCodes");
        if (auto end = base::find_text(rule, "AvailabilityEndDate")) offer.availability_end = *end;
    }
    return offer;
}

base::Document render(const Offer& offer) {
    auto or_null = [](const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); };
    json::object document{
        {"Id", offer.id},
        {"State", offer.released ? "Released" : "Draft"},
        {"Name", or_null(offer.name)},
        {"Description", or_null(offer.description)},
        {"ProductId", offer.product_id},
        {"OfferSetId", nullptr},
        {"PreExistingAgreement", offer.pre_existing_agreement ? *offer.pre_existing_agreement : json::value(nullptr)},
        {"MarkupPercentage", nullptr},
        {"Terms", render_terms(offer)},
        {"Rules", render_rules(offer)}};
    if (offer.replaces_agreement) document["ReplacementAgreementId"] = *offer.replaces_agreement;
    return document;
}

} // namespace domain
