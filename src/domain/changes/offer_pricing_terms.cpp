#include "domain/changes/offer_terms.hpp"
#include "domain/changes/product_status.hpp"
#include "domain/offer/period.hpp"
#include "domain/product/dimensions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

constexpr int max_decimals = 8;
constexpr base::Decimal max_price = base::Decimal::from_units(base::Decimal::scale) * 100'000'000;
constexpr int max_upfront_decimals = 3;
constexpr int longest_contract_months = 60;
constexpr std::string_view upfront_type = "FixedUpfrontPricingTerm";

const boost::json::value* find_term(const base::Document& details, std::string_view type) {
    for (const boost::json::value& term : base::array_at(details, "Terms"))
        if (base::text_at(term, "Type") == type) return &term;
    return nullptr;
}

std::string place(const base::Document& details, std::string_view type, std::string_view member) {
    std::size_t position = 0;
    for (const boost::json::value& term : base::array_at(details, "Terms")) {
        if (base::text_at(term, "Type") == type) break;
        ++position;
    }
    return fmt::format("Terms[{}].{}", position, member);
}

void check_terms(const base::Document& details, bool contract, Findings& findings) {
    std::set<std::string> seen;
    for (const boost::json::value& term : base::array_at(details, "Terms")) {
        const std::string type = base::text_at(term, "Type");
        if (!seen.insert(type).second)
            findings.add("DUPLICATE_TERM_TYPES", fmt::format("{} is given twice.", type), "Terms");
        const bool fits =
            type == "UsageBasedPricingTerm" || (contract ? type == upfront_type : type == "FreeTrialPricingTerm");
        if (!fits)
            findings.add("INCOMPATIBLE_TERMS",
                         fmt::format("{} of a machine-learning product has no {}.",
                                     contract ? "A contract" : "An offer of this pricing model", type),
                         "Terms");
    }
    if (!seen.contains("UsageBasedPricingTerm"))
        findings.add("MISSING_MANDATORY_TERMS",
                     "Give a UsageBasedPricingTerm with a rate for every dimension (zero if it is free).", "Terms");
    if (contract && !seen.contains(std::string(upfront_type)))
        findings.add("MISSING_MANDATORY_TERMS", "Give a FixedUpfrontPricingTerm: what the contract costs.", "Terms");
}

UsageTerm read_usage(const base::Document& details, const base::Document& term, Findings& findings) {
    auto at = [&](std::string_view member) { return place(details, "UsageBasedPricingTerm", member); };
    UsageTerm usage;
    usage.currency = base::text_at(term, "CurrencyCode");
    if (usage.currency.empty())
        findings.add("INVALID_CURRENCY_CODE", "Give the currency, USD.", at("CurrencyCode"));
    else if (usage.currency != "USD")
        findings.add("INCOMPATIBLE_CURRENCY_CODE", "Use is priced in USD.", at("CurrencyCode"));
    if (base::array_at(term, "RateCards").size() != 1)
        findings.add("TOO_MANY_RATE_CARDS", "Give exactly one rate card.", at("RateCards"));

    std::set<std::string> keys;
    std::size_t position = 0;
    for (const boost::json::value& rate : base::array_at(term, "RateCards[0].RateCard")) {
        const std::string where = at(fmt::format("RateCards[0].RateCard[{}].", position++));
        const std::string key = rate_key(base::text_at(rate, "DimensionKey"));
        if (!keys.insert(key).second)
            findings.add("DUPLICATE_DIMENSION_KEYS", fmt::format("{} is priced twice.", key), where + "DimensionKey");
        const auto price = base::parse_decimal(base::text_at(rate, "Price"));
        if (!price || price->decimals() > max_decimals || *price > max_price)
            findings.add("INVALID_RATE_CARD", "A price has at most 8 decimals and is at most 100000000.",
                         where + "Price");
        usage.rates.push_back({key, price.value_or(base::Decimal{})});
    }
    return usage;
}

bool has(const UsageTerm& usage, std::string_view key) {
    return std::any_of(usage.rates.begin(), usage.rates.end(), [&](const Rate& rate) { return rate.key == key; });
}

// Every instance type × way of use has its rate; endpoints are paid by the hour or by the request, never both.
void check_coverage(const Product& product, const UsageTerm& usage, std::string_view where, Findings& findings) {
    const auto dimensions = dimensions_of(product);
    if (dimensions.empty()) {
        findings.add("INCOMPATIBLE_PRODUCT",
                     "The product has no version yet, hence no dimension to price. Add AddDeliveryOptions.");
        return;
    }
    const bool per_request = has(usage, inference_rate_key);
    std::vector<std::string> missing, unknown, both;
    std::set<std::string> known;
    for (const Dimension& dimension : dimensions) {
        const std::string key = rate_key(dimension.key);
        known.insert(key);
        const bool excused = per_request ? dimension.use == Use::Realtime : dimension.use == Use::Inference;
        if (!excused && !has(usage, key)) missing.push_back(key);
        if (per_request && dimension.use == Use::Realtime && has(usage, key)) both.push_back(key);
    }
    for (const Rate& rate : usage.rates)
        if (!known.contains(rate.key)) unknown.push_back(rate.key);
    if (!missing.empty())
        findings.add("INVALID_RATE_CARD", fmt::format("These dimensions have no rate: {}.", fmt::join(missing, ", ")),
                     std::string(where));
    if (!unknown.empty())
        findings.add("INVALID_RATE_CARD",
                     fmt::format("The product has no such dimensions: {}.", fmt::join(unknown, ", ")),
                     std::string(where));
    if (!both.empty())
        findings.add("INVALID_RATE_CARD",
                     fmt::format("Real-time use is priced by the request (m.i.c) or by the hour, not both. Leave out: "
                                 "{}.",
                                 fmt::join(both, ", ")),
                     std::string(where));
}

void check_model(const Offer& before, const Offer& after, const std::string& model, Findings& findings) {
    if (model != "Usage" && model != "Free" && !(model == "Contract" && before.is_private())) {
        findings.add("INCOMPATIBLE_PRICING_MODEL",
                     "A public offer of a machine-learning product is Usage or Free; a private one may be a Contract.",
                     "PricingModel");
        return;
    }
    if (before.replaces_agreement && model != "Contract")
        findings.add("INCOMPATIBLE_PRICING_MODEL", "What replaces a contract is a Contract.", "PricingModel");
    if (model == "Free" && after.pricing_model() == PricingModel::Usage)
        findings.add("INCOMPATIBLE_RATES", "Every rate of a Free offer is zero.", "Terms");
    if (model == "Usage" && after.pricing_model() == PricingModel::Free)
        findings.add("INCOMPATIBLE_RATES", "An offer whose every rate is zero is Free. Give PricingModel Free.",
                     "PricingModel");
    if (before.released && before.usage && render(before.pricing_model()) != model)
        findings.add("INCOMPATIBLE_PRICING_MODEL",
                     fmt::format("The offer was released as {}. Create another product for another model.",
                                 render(before.pricing_model())),
                     "PricingModel");
}

// What a contract costs and for how long it is paid with that, if a ValidityTerm does not say so; absent where there is
// no such term.
std::optional<base::Document> read_upfront(const Product& product, const base::Document& details, Findings& findings) {
    const boost::json::value* term = find_term(details, upfront_type);
    if (!term) return std::nullopt;
    auto at = [&](std::string_view member) { return place(details, upfront_type, member); };
    require_upfront_currency(base::text_at(*term, "CurrencyCode"), at("CurrencyCode"), findings);
    const auto price = base::parse_decimal(base::text_at(*term, "Price"));
    if (!price || price->decimals() > max_upfront_decimals || *price > max_price)
        findings.add("INVALID_INPUT", "An upfront price has at most 3 decimals and is at most 100000000.", at("Price"));
    const auto duration = base::find_text(*term, "Duration");
    const auto period = parse_period(duration.value_or(""));
    if (duration &&
        (!period || period->months > longest_contract_months || period->days > longest_contract_months * 30))
        findings.add("INVALID_DURATION", "A contract lasts at most five years, written as in P12M or P90D.",
                     at("Duration"));
    std::set<std::string> known, granted;
    for (const Dimension& dimension : dimensions_of(product))
        known.insert(rate_key(dimension.key));
    boost::json::array grants;
    for (const boost::json::value& grant : base::array_at(*term, "Grants")) {
        boost::json::object kept = grant.as_object();
        const std::string key = rate_key(base::text_at(grant, "DimensionKey"));
        kept["DimensionKey"] = key;
        if (!granted.insert(key).second)
            findings.add("DUPLICATE_DIMENSION_KEYS", fmt::format("{} is granted twice.", key), at("Grants"));
        if (!known.contains(key))
            findings.add("INVALID_GRANTS", fmt::format("The product has no dimension {}.", key), at("Grants"));
        grants.push_back(std::move(kept));
    }
    if (grants.empty())
        findings.add("INVALID_GRANTS", "Grant the dimensions that are paid with the upfront price.", at("Grants"));
    boost::json::object read{{"Type", upfront_type},
                             {"CurrencyCode", base::text_at(*term, "CurrencyCode")},
                             {"Price", base::render(price.value_or(base::Decimal{}))},
                             {"Grants", std::move(grants)}};
    if (duration) read["Duration"] = *duration;
    return read;
}

std::optional<TrialTerm> read_trial(const MarketPolicy& policy, const base::Document& details, const Offer& offer,
                                    Findings& findings) {
    const boost::json::value* term = find_term(details, "FreeTrialPricingTerm");
    if (!term) return std::nullopt;
    auto at = [&](std::string_view member) { return place(details, "FreeTrialPricingTerm", member); };
    TrialTerm trial;
    trial.duration = base::text_at(*term, "Duration");
    const auto days = parse_days(trial.duration);
    if (trial.duration.empty())
        findings.add("MISSING_DURATION", "Say how long the trial is, as in P14D.", at("Duration"));
    else if (!days || *days < policy.shortest_trial_days || *days > policy.longest_trial_days)
        findings.add("INVALID_DURATION",
                     fmt::format("A trial lasts {} to {} days, written as in P14D.", policy.shortest_trial_days,
                                 policy.longest_trial_days),
                     at("Duration"));
    if (offer.pricing_model() == PricingModel::Free)
        findings.add("INCOMPATIBLE_TERMS", "A Free offer has no trial.", at("Type"));

    std::set<std::string> granted;
    std::set<std::optional<std::int64_t>> quantities;
    for (const boost::json::value& grant : base::array_at(*term, "Grants")) {
        trial.keys.push_back(rate_key(base::text_at(grant, "DimensionKey")));
        trial.max_quantity = base::find_int(grant, "MaxQuantity");
        quantities.insert(trial.max_quantity);
        if (!granted.insert(trial.keys.back()).second)
            findings.add("DUPLICATE_DIMENSION_KEYS", fmt::format("{} is granted twice.", trial.keys.back()),
                         at("Grants"));
    }
    std::set<std::string> priced;
    for (const Rate& rate : offer.usage->rates)
        priced.insert(rate.key);
    if (granted != priced)
        findings.add("INVALID_GRANTS", "A trial grants exactly the dimensions that have a rate.", at("Grants"));
    if (quantities.size() > 1)
        findings.add("INVALID_GRANTS", "MaxQuantity is the same in every grant, or absent from all.", at("Grants"));
    return trial;
}

void check_schedule(const Offer& offer, Findings& findings) {
    const base::Document* upfront = offer.find_term(upfront_type);
    const bool fits = upfront && base::text_at(*upfront, "Price") == "0";
    if (offer.find_term("PaymentScheduleTerm") && !fits)
        findings.add("INCOMPATIBLE_TERMS",
                     "The offer has a payment schedule, which goes with an upfront price of 0. Take the schedule away "
                     "with UpdatePaymentScheduleTerms first.",
                     "Terms");
}

struct PriceMoves {
    bool up = false, down = false, added = false;
    std::vector<std::string> removed;
};

PriceMoves compare(const UsageTerm& before, const UsageTerm& after) {
    PriceMoves moves;
    for (const Rate& rate : before.rates)
        if (!has(after, rate.key)) moves.removed.push_back(rate.key);
    for (const Rate& rate : after.rates) {
        auto old = std::find_if(before.rates.begin(), before.rates.end(),
                                [&](const Rate& other) { return other.key == rate.key; });
        if (old == before.rates.end())
            moves.added = true;
        else if (rate.price != old->price)
            (rate.price > old->price ? moves.up : moves.down) = true;
    }
    return moves;
}

// Once an offer is released its subscribers rely on its prices. True if a rate goes up.
bool check_moves(const Market& market, const Offer& before, const UsageTerm& after, Findings& findings) {
    if (!before.released || !before.usage) return false;
    const PriceMoves moves = compare(*before.usage, after);
    if (!moves.removed.empty())
        findings.add("INVALID_RATE_CARD",
                     fmt::format("Rates of a released offer cannot be removed: {}.", fmt::join(moves.removed, ", ")),
                     "Terms");
    if (moves.up && moves.down)
        findings.add("INVALID_PRICE_CHANGE", "Lower prices in one change set first, raise others in the next.",
                     "Terms");
    if (moves.up && moves.added)
        findings.add("INVALID_PRICE_CHANGE", "Add dimensions in one change set first, raise prices in the next.",
                     "Terms");
    if (moves.up || moves.down) check_price_lock(market, before.id, findings);
    return moves.up;
}

} // namespace

// UpdatePricingTerms: replaces all pricing terms of the offer.
Decided decide_offer_pricing_terms(const Market& market, const Change& change) {
    const Offer& before = market.offers.at(change.entity_id);
    auto product = market.products.find(before.product_id);
    if (product == market.products.end())
        return base::Refusal{"INCOMPATIBLE_PRODUCT", "The offer's product does not exist.", ""};
    Findings findings;
    require_changeable(before, findings);
    check_takes_prices(product->second, findings);
    const std::string model = base::text_at(change.details, "PricingModel");
    check_terms(change.details, model == "Contract", findings);
    const boost::json::value* term = find_term(change.details, "UsageBasedPricingTerm");
    if (!term) return findings.take();

    Offer offer = before;
    offer.usage = read_usage(change.details, *term, findings);
    check_coverage(product->second, *offer.usage,
                   place(change.details, "UsageBasedPricingTerm", "RateCards[0].RateCard"), findings);
    offer.terms.erase(std::string(upfront_type));
    if (auto upfront = read_upfront(product->second, change.details, findings))
        offer.terms.emplace(upfront_type, *std::move(upfront));
    check_schedule(offer, findings);
    check_model(before, offer, model, findings);
    offer.trial = read_trial(market.policy, change.details, offer, findings);
    const bool raised = check_moves(market, before, *offer.usage, findings);
    if (offer.asks_for_money() && !market.seller.can_sell_paid())
        findings.add("INCOMPATIBLE_SELLER_VERIFICATION",
                     fmt::format("A paid offer needs a whole seller profile; missing: {}.",
                                 fmt::join(missing_items(market.seller), ", ")));
    if (!findings.empty()) return findings.take();
    return Decision{.offer = std::move(offer), .price_increased = raised};
}

} // namespace domain
