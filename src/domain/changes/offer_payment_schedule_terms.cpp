#include "domain/changes/offer_terms.hpp"

#include "base/money.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::size_t most_charges = 60;

// The schedule with instants in the place of dates; what is wrong with it goes into the findings.
boost::json::array read_schedule(const Offer& offer, const base::Document& term, Findings& findings) {
    const auto& schedule = base::array_at(term, "Schedule");
    if (schedule.size() > most_charges)
        findings.add("TOO_MANY_CHARGES", fmt::format("A schedule has at most {} charges.", most_charges),
                     "Terms[0].Schedule");
    const base::Document* validity = offer.find_term("ValidityTerm");
    const auto agreement_end = validity ? base::parse_iso(base::text_at(*validity, "AgreementEndDate")) : std::nullopt;
    const auto available = offer.availability_end ? base::parse_iso(*offer.availability_end) : std::nullopt;
    std::set<base::Instant> dates;
    std::size_t at_once = 0, position = 0;
    boost::json::array read;
    for (const auto& charge : schedule) {
        const std::string where = fmt::format("Terms[0].Schedule[{}].ChargeDate", position++);
        const auto date = parse_day_begin(base::text_at(charge, "ChargeDate"));
        if (!date || (agreement_end && *date > *agreement_end)) {
            findings.add("INVALID_CHARGE_DATES", "Give a day within the agreement, as YYYY-MM-DD.", where);
            continue;
        }
        if (!dates.insert(*date).second)
            findings.add("DUPLICATE_CHARGE_DATES", "One day has one charge. Add them up.", where);
        if (available && *date <= *available) ++at_once;
        read.push_back(boost::json::object{{"ChargeDate", base::render_iso_millis(*date)},
                                           {"ChargeAmount", base::text_at(charge, "ChargeAmount")}});
    }
    if (at_once > 1)
        findings.add("TOO_MANY_BACKDATED_CHARGES",
                     "At most one charge falls on a day on which the offer may still be accepted.",
                     "Terms[0].Schedule");
    return read;
}

} // namespace

// UpdatePaymentScheduleTerms: when which part of a contract's price is charged. The upfront price is zero then.
Decided decide_offer_payment_schedule_terms(const Market& market, const Change& change) {
    const Offer& offer = market.offers.at(change.entity_id);
    Findings findings;
    require_private(offer, "PaymentScheduleTerm", findings);
    const base::Document* given = given_term(change);
    if (!given) return decide_term(offer, "PaymentScheduleTerm", nullptr, findings);

    base::Document term = *given;
    const base::Document* upfront = offer.find_term("FixedUpfrontPricingTerm");
    if (!upfront || base::parse_decimal(base::text_at(*upfront, "Price")) != base::Decimal{})
        findings.add("INCOMPATIBLE_TERMS",
                     "A schedule goes with a FixedUpfrontPricingTerm whose price is 0 (UpdatePricingTerms).", "Terms");
    // The published example leaves the currency out.
    if (!base::find(term, "CurrencyCode") && upfront)
        term.as_object()["CurrencyCode"] = base::text_at(*upfront, "CurrencyCode");
    const std::string currency = base::text_at(term, "CurrencyCode");
    require_upfront_currency(currency, "Terms[0].CurrencyCode", findings);
    if (upfront && base::text_at(*upfront, "CurrencyCode") != currency)
        findings.add("INCOMPATIBLE_CURRENCY_CODE",
                     fmt::format("The contract is priced in {}.", base::text_at(*upfront, "CurrencyCode")),
                     "Terms[0].CurrencyCode");
    term.as_object()["Schedule"] = read_schedule(offer, term, findings);
    return decide_term(offer, "PaymentScheduleTerm", &term, findings);
}

} // namespace domain
