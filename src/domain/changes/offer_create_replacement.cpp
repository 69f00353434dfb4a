#include "domain/changes/change.hpp"

#include <fmt/format.h>

namespace domain {

// CreateReplacementOffer: a draft of what the buyer of a running contract may have in its place.
Decided decide_offer_create_replacement(const Market& market, const Change& change) {
    constexpr const char* where = "AgreementId";
    const auto found = market.agreements.find(base::text_at(change.details, where));
    if (found == market.agreements.end())
        return base::Refusal{"INCOMPATIBLE_AGREEMENT", "There is no such agreement in which you sell.", where};
    const Agreement& agreement = found->second;
    Findings findings;
    if (!agreement.active())
        findings.add("INCOMPATIBLE_AGREEMENT", fmt::format("The agreement has ended (status {}).", agreement.status),
                     where);
    if (!is_contract(agreement.terms))
        findings.add("INCOMPATIBLE_AGREEMENT", "Only contracts are replaced: use is paid by the offer as it stands.",
                     where);
    const auto product = market.products.find(agreement.product_id);
    if (product == market.products.end() || product->second.visibility == Visibility::Restricted)
        findings.add("INCOMPATIBLE_PRODUCT", "The agreement's product is not for sale.", where);
    if (!findings.empty()) return findings.take();
    Offer offer;
    offer.id = change.entity_id;
    offer.product_id = agreement.product_id;
    offer.name = base::text_at(change.details, "Name");
    offer.buyer_accounts = {agreement.acceptor};
    offer.replaces_agreement = agreement.id;
    return Decision{.offer = std::move(offer)};
}

} // namespace domain
