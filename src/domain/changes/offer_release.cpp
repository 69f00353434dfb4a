#include "domain/changes/offer_terms.hpp"
#include "domain/changes/product_status.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

// An agreement begins after the last day on which it can be accepted, if a day is named, and ends after it.
void check_days(const Offer& offer, Findings& findings) {
    const base::Document* validity = offer.find_term("ValidityTerm");
    if (!validity || !offer.availability_end) return;
    const auto last = base::parse_iso(*offer.availability_end);
    const auto begin = base::parse_iso(base::text_at(*validity, "AgreementStartDate")),
               end = base::parse_iso(base::text_at(*validity, "AgreementEndDate"));
    if (begin && *begin <= last)
        findings.add("INVALID_AGREEMENT_START_DATE",
                     "The agreement begins before the last day on which the offer may be accepted.");
    if (end && *end < last)
        findings.add("INVALID_AGREEMENT_END_DATE",
                     "The agreement ends before the last day on which the offer may be accepted.");
}

void check_private(const Market& market, const Offer& offer, Findings& findings) {
    if (!offer.availability_end)
        findings.add("MISSING_AVAILABILITY_END_DATE",
                     "Say with UpdateAvailability until when the private offer may be accepted.");
    else if (offer.expired(market.now))
        findings.add("INVALID_AVAILABILITY_END_DATE", "The day until which it may be accepted is past.");
    if (offer.find_term("FixedUpfrontPricingTerm") && !agreement_span(offer, market.now))
        findings.add("MISSING_DURATION",
                     "Say for how long the contract lasts: with the Duration of its FixedUpfrontPricingTerm or with "
                     "UpdateValidityTerms.");
    check_days(offer, findings);
    check_public_offer(market, offer.product_id, findings);
}

} // namespace

// ReleaseOffer: a complete offer may be accepted from now on.
Decided decide_offer_release(const Market& market, const Change& change) {
    Offer offer = market.offers.at(change.entity_id);
    if (offer.released) return base::Refusal{"INVALID_UPDATE_REQUEST", "The offer was released before.", ""};
    Findings findings;
    if (offer.name.empty()) findings.add("MISSING_NAME", "Give the offer a Name with UpdateInformation.");
    if (offer.description.empty())
        findings.add("MISSING_DESCRIPTION", "Give the offer a Description with UpdateInformation.");
    std::vector<std::string_view> missing;
    if (!offer.usage) missing.push_back("UsageBasedPricingTerm (UpdatePricingTerms)");
    if (!offer.legal) missing.push_back("LegalTerm (UpdateLegalTerms)");
    if (!offer.refund_policy && !offer.is_private()) missing.push_back("SupportTerm (UpdateSupportTerms)");
    if (!missing.empty())
        findings.add("MISSING_MANDATORY_TERMS", fmt::format("The offer lacks: {}.", fmt::join(missing, ", ")));
    if (offer.is_private())
        check_private(market, offer, findings);
    else
        for (const Offer* other : offers_of(market, offer.product_id))
            if (other->id != offer.id && other->released && !other->is_private())
                findings.add("TOO_MANY_OFFERS",
                             fmt::format("The product has the public offer {}. Change that one.", other->id));
    if (offer.asks_for_money() && !market.seller.can_sell_paid())
        findings.add("INCOMPATIBLE_SELLER_VERIFICATION",
                     fmt::format("A paid offer needs a whole seller profile; missing: {}.",
                                 fmt::join(missing_items(market.seller), ", ")));
    auto product = market.products.find(offer.product_id);
    if (product == market.products.end() || product->second.visibility == Visibility::Restricted)
        findings.add("INCOMPATIBLE_PRODUCT", "The product is not for sale.");
    if (!findings.empty()) return findings.take();
    offer.released = true;
    return Decision{.offer = std::move(offer), .offer_released = true};
}

} // namespace domain
