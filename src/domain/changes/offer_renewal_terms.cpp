#include "domain/changes/offer_terms.hpp"
#include "domain/offer/period.hpp"

#include "base/money.hpp"

namespace domain {

namespace {

constexpr base::Decimal whole = base::Decimal::from_units(base::Decimal::scale) * 100; // per cent

void check_period(const base::Document& term, std::string_view member, std::string_view code, Findings& findings) {
    const auto given = base::find_text(term, member);
    if (given && !parse_period(*given))
        findings.add(code, "Write a length of time as P30D or P1M.", "Terms[0]." + std::string(member));
}

void check_increase(const base::Document& increase, Findings& findings) {
    const bool fixed = base::find(increase, "FixedPercentage"), range = base::find(increase, "PercentageRange");
    auto refuse = [&](std::string why) {
        findings.add("INVALID_PRICE_INCREASE", std::move(why), "Terms[0].PriceIncrease");
    };
    if (fixed == range) {
        refuse("Give FixedPercentage or PercentageRange.");
        return;
    }
    auto read = [&](std::string_view path) { return base::parse_decimal(base::text_at(increase, path)); };
    if (fixed) {
        const auto value = read("FixedPercentage.Value");
        if (!value || *value > whole) refuse("An increase is between 0 and 100 per cent.");
        return;
    }
    const auto least = read("PercentageRange.Range.Min"), most = read("PercentageRange.Range.Max"),
               usual = read("PercentageRange.Range.Default");
    if (!least || !most || !usual || *least > *usual || *usual > *most || *most > whole)
        refuse("The default lies between the minimum and the maximum, and these between 0 and 100 per cent.");
}

} // namespace

// UpdateRenewalTerms: whether an agreement renews itself, how often, and at which price.
Decided decide_offer_renewal_terms(const Market& market, const Change& change) {
    const Offer& offer = market.offers.at(change.entity_id);
    Findings findings;
    const base::Document* term = given_term(change);
    if (!term) return decide_term(offer, "RenewalTerm", nullptr, findings);
    if (members_of(*term).size() > 1) require_private(offer, "RenewalTerm with conditions of its own", findings);
    check_period(*term, "LockoutPeriod", "INVALID_LOCKOUT_PERIOD", findings);
    check_period(*term, "AdjustmentDeadline", "INVALID_ADJUSTMENT_DEADLINE", findings);
    if (const base::Document* increase = base::find(*term, "PriceIncrease")) check_increase(*increase, findings);
    return decide_term(offer, "RenewalTerm", term, findings);
}

} // namespace domain
