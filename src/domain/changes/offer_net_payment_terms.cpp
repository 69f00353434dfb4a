#include "domain/changes/offer_terms.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace domain {

namespace {
constexpr std::array<std::string_view, 6> periods = {"P15D", "P30D", "P45D", "P60D", "P90D", "P120D"};
} // namespace

// UpdateNetPaymentTerms: how many days after its invoice a private offer is to be paid.
Decided decide_offer_net_payment_terms(const Market& market, const Change& change) {
    const Offer& offer = market.offers.at(change.entity_id);
    Findings findings;
    require_private(offer, "NetPaymentTerm", findings);
    const base::Document* term = given_term(change);
    const std::string period = term ? base::text_at(*term, "PaymentDuePeriod") : "";
    if (term && std::find(periods.begin(), periods.end(), period) == periods.end())
        findings.add("INVALID_PAYMENT_DUE_PERIOD", fmt::format("Give one of {}.", fmt::join(periods, ", ")),
                     "Terms[0].PaymentDuePeriod");
    return decide_term(offer, "NetPaymentTerm", term, findings);
}

} // namespace domain
