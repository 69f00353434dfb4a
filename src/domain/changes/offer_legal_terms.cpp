#include "domain/changes/offer_terms.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::string_view newest_standard = "2022-07-14";
constexpr std::string_view where = "Terms[0].Documents[0]";

} // namespace

// UpdateLegalTerms: the licence that buyers accept, the seller's own or the market's standard contract.
Decided decide_offer_legal_terms(const Market& market, const Change& change) {
    Offer offer = market.offers.at(change.entity_id);
    LegalDocument document{base::text_at(change.details, "Terms[0].Documents[0].Type"),
                           base::text_at(change.details, "Terms[0].Documents[0].Url"),
                           base::text_at(change.details, "Terms[0].Documents[0].Version")};
    Findings findings;
    require_changeable(offer, findings);
    auto refuse = [&](std::string message, std::string_view member) {
        findings.add("INVALID_LEGAL_DOCUMENTS", std::move(message), fmt::format("{}.{}", where, member));
    };
    if (document.type == "CustomEula") {
        if (document.url.empty()) refuse("Give the address of the licence, a plain text or a PDF.", "Url");
        for (const Attached& attached : attachments_of(change))
            take_attachment(market, attached, document.url, findings);
        if (!document.version.empty()) refuse("Only a StandardEula has a version.", "Version");
    } else if (document.type == "StandardEula") {
        if (document.version != newest_standard)
            refuse(fmt::format("The version of the standard contract is {}.", newest_standard), "Version");
        if (!document.url.empty()) refuse("Only a CustomEula has an address.", "Url");
    } else {
        refuse("A machine-learning product has a CustomEula or a StandardEula.", "Type");
    }
    if (!findings.empty()) return findings.take();
    offer.legal = document;
    return Decision{.offer = std::move(offer)};
}

} // namespace domain
