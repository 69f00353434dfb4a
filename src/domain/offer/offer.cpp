#include "domain/offer/offer.hpp"

#include <charconv>

namespace domain {

namespace {

namespace json = boost::json;

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
    return terms;
}

json::array render_rules(const Offer& offer) {
    json::array rules;
    if (offer.is_private()) {
        json::array accounts(offer.buyer_accounts.begin(), offer.buyer_accounts.end());
        json::object targeting{{"BuyerAccounts", std::move(accounts)}};
        rules.push_back(json::object{{"Type", "TargetingRule"}, {"PositiveTargeting", std::move(targeting)}});
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
    case PricingModel::None:
        break;
    }
    return "";
}

PricingModel Offer::pricing_model() const {
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
    for (const json::value& term : base::array_at(document, "Terms"))
        parse_term(offer, term);
    for (const json::value& rule : base::array_at(document, "Rules")) {
        for (const json::value& account : base::array_at(rule, "PositiveTargeting.BuyerAccounts"))
            offer.buyer_accounts.emplace_back(account.as_string());
        if (auto end = base::find_text(rule, "AvailabilityEndDate")) offer.availability_end = *end;
    }
    return offer;
}

base::Document render(const Offer& offer) {
    auto or_null = [](const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); };
    return json::object{
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
}

std::optional<int> parse_days(std::string_view duration) {
    if (duration.size() < 3 || duration.front() != 'P') return std::nullopt;
    const char unit = duration.back();
    int count = 0;
    const char* const end = duration.data() + duration.size() - 1;
    auto [stopped, error] = std::from_chars(duration.data() + 1, end, count);
    if (error != std::errc{} || stopped != end || count < 0 || count > 10'000) return std::nullopt;
    if (unit == 'D') return count;
    if (unit == 'W') return count * 7;
    return std::nullopt;
}

} // namespace domain
