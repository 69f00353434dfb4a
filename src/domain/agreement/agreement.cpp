#include "domain/agreement/agreement.hpp"

#include "base/money.hpp"
#include "domain/agreement/lifecycle.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace domain {

namespace {

// A contract may be cancelled by its buyer within two days; usage at any time.
constexpr std::chrono::hours contract_grace{48};

// Terms that a buyer may leave out; all others come with the offer or not at all.
bool optional_term(const Term& term) {
    return term.type() == "RenewalTerm" || term.type() == "FreeTrialPricingTerm";
}

std::optional<bool> renewal_wish(const AgreementWish& wish) {
    for (const RequestedTerm& term : wish.terms)
        if (term.auto_renew) return term.auto_renew;
    return std::nullopt;
}

// The requested terms among those that can be had, each with a configuration only where it takes one.
void check_requested(const AgreementWish& wish, const std::vector<Term>& terms, base::Refusals& refusals) {
    for (const RequestedTerm& requested : wish.terms) {
        const auto term = std::find_if(terms.begin(), terms.end(), [&](const Term& t) { return t.id == requested.id; });
        if (term == terms.end())
            refusals.push_back({"INVALID_REQUESTED_TERM_ID",
                                fmt::format("Term {} does not belong to this offer.", requested.id), "requestedTerms"});
        else if (requested.configured && (term->type() != "RenewalTerm" || !requested.auto_renew))
            refusals.push_back({"INVALID_REQUESTED_TERM_CONFIGURATION",
                                fmt::format("A {} does not take this configuration.", term->type()), "requestedTerms"});
    }
}

} // namespace

base::Refusals check_wish(const AgreementWish& wish) {
    base::Refusals refusals;
    if (wish.intent == "NEW" && !wish.source_agreement.empty())
        refusals.push_back({"INVALID_SOURCE_AGREEMENT_IDENTIFIER",
                            "sourceAgreementIdentifier goes with the intents AMEND and REPLACE only.",
                            "sourceAgreementIdentifier"});
    if (wish.intent != "NEW" && wish.source_agreement.empty())
        refusals.push_back(
            {"MISSING_SOURCE_AGREEMENT_IDENTIFIER",
             fmt::format("{} needs the agreement that it changes as sourceAgreementIdentifier.", wish.intent),
             "sourceAgreementIdentifier"});
    if (wish.intent == "AMEND" && !wish.proposal_id.empty())
        refusals.push_back({"INVALID_AGREEMENT_PROPOSAL_IDENTIFIER",
                            "AMEND keeps the agreement's own offer: leave agreementProposalIdentifier out, or REPLACE.",
                            "agreementProposalIdentifier"});
    if (wish.intent != "AMEND" && wish.proposal_id.empty())
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

namespace {

// A replacement offer is accepted in the place of the agreement for which it was made, and of nothing else.
void check_replacement(const AgreementWish& wish, const OfferView& offer, const Holding& holding,
                       base::Refusals& refusals) {
    if (!offer.continues) return;
    const auto& held = holding.held;
    if (!held || !held->active() || held->initial_id != *offer.continues)
        refusals.push_back({"INACTIVE_AGREEMENT", "The agreement that this offer replaces is no longer active.",
                            "agreementProposalIdentifier"});
    else if (wish.intent != "REPLACE")
        refusals.push_back({"INVALID_INTENT",
                            fmt::format("This offer replaces the agreement {0}: request it with the intent REPLACE and "
                                        "the sourceAgreementIdentifier {0}.",
                                        held->id),
                            "intent"});
}

} // namespace

base::Refusals check_request(const AgreementWish& wish, const Proposal& proposal, const OfferView& offer,
                             const Holding& holding, base::Instant now) {
    base::Refusals refusals;
    if (offer.available_until && *offer.available_until < now)
        refusals.push_back(
            {"EXPIRED_AGREEMENT_PROPOSAL", "The offer is no longer available.", "agreementProposalIdentifier"});
    else if (proposal.revision != offer.revision)
        refusals.push_back(
            {"SUPERSEDED_AGREEMENT_PROPOSAL",
             "The offer has changed since this proposal was read: call GetOffer and GetOfferTerms again.",
             "agreementProposalIdentifier"});
    check_replacement(wish, offer, holding, refusals);
    if (!refusals.empty()) return refusals;
    const auto& held = holding.held;
    const bool holds = held && held->active();
    if (wish.intent == "REPLACE" && (!holds || held->id != wish.source_agreement))
        refusals.push_back({"INVALID_SOURCE_AGREEMENT_IDENTIFIER",
                            "Only the account's active agreement for the same product can be replaced.",
                            "sourceAgreementIdentifier"});
    if (wish.intent == "NEW" && holds)
        refusals.push_back(
            {"ConflictException",
             fmt::format("The account already holds the active agreement {} for this product: REPLACE it, or cancel it "
                         "first.",
                         held->id),
             held->id});
    if (!refusals.empty()) return refusals;

    check_requested(wish, offer.terms, refusals);
    std::set<std::string> wanted;
    for (const RequestedTerm& requested : wish.terms)
        wanted.insert(requested.id);
    for (const Term& term : offer.terms)
        if (!optional_term(term) && !wanted.contains(term.id))
            refusals.push_back({"MISSING_MANDATORY_TERMS",
                                fmt::format("The {} ({}) must be accepted too.", term.type(), term.id),
                                "requestedTerms"});
        else if (term.type() == "FreeTrialPricingTerm" && wanted.contains(term.id) && holding.trial_agreement)
            refusals.push_back({"INCOMPATIBLE_TERMS",
                                fmt::format("The account has had its free trial of this product (agreement {}): leave "
                                            "out the term {} to subscribe without one.",
                                            *holding.trial_agreement, term.id),
                                "requestedTerms"});
    return refusals;
}

base::Refusals check_amendment(const AgreementWish& wish, const Agreement& source, base::Instant now) {
    if (!source.active())
        return {{"INACTIVE_AGREEMENT", fmt::format("The agreement has ended already (status {}).", source.status),
                 "sourceAgreementIdentifier"}};
    base::Refusals refusals;
    check_requested(wish, source.terms, refusals);
    if (refusals.empty() && !renewal_wish(wish))
        refusals.push_back({"MISSING_REQUESTED_TERM_CONFIGURATION",
                            "What can be amended is the renewal: request the RenewalTerm with "
                            "renewalTermConfiguration.",
                            "requestedTerms"});
    for (const Term& term : source.terms) {
        if (term.type() != "RenewalTerm" || !source.end) continue;
        const auto lockout = later_by(now, base::text_at(term.content, "LockoutPeriod"));
        if (lockout && *lockout > *source.end)
            refusals.push_back({"UNSUPPORTED_ACTION",
                                fmt::format("The renewal cannot be changed within {} of the agreement's end.",
                                            base::text_at(term.content, "LockoutPeriod")),
                                "requestedTerms"});
    }
    return refusals;
}

Agreement amend(Agreement agreement, const AgreementWish& wish) {
    agreement.auto_renew = renewal_wish(wish).value_or(agreement.auto_renew);
    return agreement;
}

Agreement make_agreement(std::string id, std::string acceptor, const OfferView& offer, std::string product_id,
                         const AgreementWish& wish, base::Instant now) {
    Agreement agreement;
    agreement.id = std::move(id);
    agreement.acceptor = std::move(acceptor);
    agreement.proposer = offer.seller;
    agreement.offer_id = offer.id;
    agreement.offer_revision = offer.revision;
    agreement.product_id = std::move(product_id);
    agreement.accepted = agreement.updated = agreement.looked = now;
    agreement.initial_id = agreement.id;
    for (const Term& term : offer.terms)
        if (std::any_of(wish.terms.begin(), wish.terms.end(), [&](const auto& t) { return t.id == term.id; }))
            agreement.terms.push_back(term);
    agreement.auto_renew = renewal_wish(wish).value_or(false);
    agreement.start = start_by_terms(agreement.terms, now);
    agreement.end = end_by_terms(agreement.terms, agreement.start);
    agreement.trial_end = trial_end_by_terms(agreement.terms, agreement.start);
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
    Agreement agreement;
    agreement.terms = terms;
    base::Decimal sum;
    for (const PlannedCharge& charge : planned_charges(agreement))
        sum = sum + charge.amount;
    return base::render(sum);
}

std::string currency_of(const std::vector<Term>& terms) {
    for (const Term& term : terms)
        if (const auto code = base::find_text(term.content, "CurrencyCode")) return *code;
    return "USD";
}

} // namespace domain
