#include "domain/agreement/agreement.hpp"

#include "base/money.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace domain {

namespace {

// A contract may be cancelled by its buyer within two days; usage at any time.
constexpr std::chrono::hours contract_grace{48};

// Terms that a buyer may leave out; all others come with the offer or not at all.
bool optional_term(const Term& term) {
    return term.type() == "RenewalTerm";
}

} // namespace

base::Refusals check_wish(const AgreementWish& wish) {
    base::Refusals refusals;
    if (wish.intent != "NEW") {
        refusals.push_back(
            {"UNSUPPORTED_ACTION",
             fmt::format("Intent {} is not offered: cancel the agreement and request a NEW one.", wish.intent),
             "intent"});
        return refusals;
    }
    if (!wish.source_agreement.empty())
        refusals.push_back({"INVALID_SOURCE_AGREEMENT_IDENTIFIER",
                            "sourceAgreementIdentifier goes with the intents AMEND and REPLACE only.",
                            "sourceAgreementIdentifier"});
    if (wish.proposal_id.empty())
        refusals.push_back({"MISSING_AGREEMENT_PROPOSAL_IDENTIFIER",
                            "agreementProposalIdentifier is required: GetOffer answers it as agreementProposalId.",
                            "agreementProposalIdentifier"});
    std::set<std::string> seen;
    for (const RequestedTerm& term : wish.terms)
        if (!seen.insert(term.id).second)
            refusals.push_back(
                {"INVALID_REQUESTED_TERM_ID", fmt::format("Term {} is requested twice.", term.id), "requestedTerms"});
    return refusals;
}

base::Refusals check_request(const AgreementWish& wish, const Proposal& proposal, const OfferView& offer,
                             const std::optional<Agreement>& held, base::Instant now) {
    base::Refusals refusals;
    if (offer.available_until && *offer.available_until < now)
        refusals.push_back(
            {"EXPIRED_AGREEMENT_PROPOSAL", "The offer is no longer available.", "agreementProposalIdentifier"});
    else if (proposal.revision != offer.revision)
        refusals.push_back(
            {"SUPERSEDED_AGREEMENT_PROPOSAL",
             "The offer has changed since this proposal was read: call GetOffer and GetOfferTerms again.",
             "agreementProposalIdentifier"});
    if (held && held->active())
        refusals.push_back(
            {"ConflictException",
             fmt::format("The account already holds the active agreement {} for this product.", held->id), held->id});
    if (!refusals.empty()) return refusals;

    std::set<std::string> wanted;
    for (const RequestedTerm& requested : wish.terms) {
        wanted.insert(requested.id);
        const auto term =
            std::find_if(offer.terms.begin(), offer.terms.end(), [&](const Term& t) { return t.id == requested.id; });
        if (term == offer.terms.end())
            refusals.push_back({"INVALID_REQUESTED_TERM_ID",
                                fmt::format("Term {} does not belong to this offer.", requested.id), "requestedTerms"});
        else if (requested.configured && !optional_term(*term) && term->type() != "ConfigurableUpfrontPricingTerm")
            refusals.push_back({"INVALID_REQUESTED_TERM_CONFIGURATION",
                                fmt::format("A {} takes no configuration.", term->type()), "requestedTerms"});
    }
    for (const Term& term : offer.terms)
        if (!optional_term(term) && !wanted.contains(term.id))
            refusals.push_back({"MISSING_MANDATORY_TERMS",
                                fmt::format("The {} ({}) must be accepted too.", term.type(), term.id),
                                "requestedTerms"});
    return refusals;
}

Agreement make_agreement(std::string id, std::string acceptor, const OfferView& offer, std::string product_id,
                         base::Instant now) {
    Agreement agreement;
    agreement.id = std::move(id);
    agreement.acceptor = std::move(acceptor);
    agreement.proposer = offer.seller;
    agreement.offer_id = offer.id;
    agreement.offer_revision = offer.revision;
    agreement.product_id = std::move(product_id);
    agreement.accepted = agreement.start = agreement.updated = now;
    agreement.terms = offer.terms;
    return agreement;
}

base::Refusals check_cancel(const Agreement& agreement, base::Instant now) {
    if (!agreement.active())
        return {{"INACTIVE_AGREEMENT", fmt::format("The agreement has ended already (status {}).", agreement.status),
                 "agreementId"}};
    if (is_contract(agreement.terms) && now - agreement.accepted > contract_grace)
        return {{"UNSUPPORTED_ACTION",
                 "A contract can be cancelled by its buyer within 48 hours; ask the seller to cancel it.",
                 "agreementId"}};
    return {};
}

bool is_contract(const std::vector<Term>& terms) {
    return std::any_of(terms.begin(), terms.end(), [](const Term& t) {
        return t.type() == "FixedUpfrontPricingTerm" || t.type() == "ConfigurableUpfrontPricingTerm";
    });
}

std::string upfront_value(const std::vector<Term>& terms) {
    base::Decimal sum;
    for (const Term& term : terms)
        if (term.type() == "FixedUpfrontPricingTerm")
            if (const auto price = base::parse_decimal(base::text_at(term.content, "Price"))) sum = sum + *price;
    return base::render(sum);
}

std::string currency_of(const std::vector<Term>& terms) {
    for (const Term& term : terms)
        if (const auto code = base::find_text(term.content, "CurrencyCode")) return *code;
    return "USD";
}

} // namespace domain
