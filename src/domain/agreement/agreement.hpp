// Agreement: what a buyer accepted, at which revision of which offer, and how it ends. Its terms are a snapshot: later
// changes of the offer do not reach it. The rules of requesting, accepting and cancelling are the functions below.
#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/agreement/terms.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

namespace agreement_status {
inline constexpr std::string_view active = "ACTIVE";
inline constexpr std::string_view cancelled = "CANCELLED";
inline constexpr std::string_view expired = "EXPIRED";
inline constexpr std::string_view renewed = "RENEWED";
inline constexpr std::string_view replaced = "REPLACED";
inline constexpr std::string_view terminated = "TERMINATED"; // by the market, for want of payment and the like
} // namespace agreement_status

struct Agreement {
    std::string id; // agmt-…
    std::string acceptor;
    std::string proposer;
    std::string offer_id;
    std::int64_t offer_revision = 0;
    std::string product_id;
    std::string status{agreement_status::active};
    base::Instant accepted;
    base::Instant start;
    std::optional<base::Instant> end; // absent: pay as you go, until somebody ends it
    base::Instant updated;
    std::vector<Term> terms;
    std::string initial_id; // the first of the chain of renewals and replacements that this one continues
    std::optional<base::Instant> trial_end;
    bool auto_renew = false;
    std::int64_t renewals = 0;
    base::Instant looked; // the time up to which all that was due has been done

    bool active() const { return status == agreement_status::active; }
};

// An offer as a request finds it.
struct OfferView {
    std::string id;
    std::int64_t revision = 0;
    std::string seller;
    bool released = false;
    std::optional<base::Instant> available_until;
    std::vector<Term> terms;
    std::optional<std::string> continues; // of a replacement offer: initial_id of the agreement that it replaces
};

struct RequestedTerm {
    std::string id;
    bool configured = false;
    std::optional<bool> auto_renew; // of a RenewalTerm's configuration
};

struct AgreementWish {
    std::string intent; // NEW | AMEND | REPLACE
    std::vector<RequestedTerm> terms;
    std::string proposal_id; // "" where absent
    std::string source_agreement;
};

// What stands in the way of the wish by its own text, before any offer is looked up.
base::Refusals check_wish(const AgreementWish& wish);

// What the acceptor has of the product already.
struct Holding {
    std::optional<Agreement> held;              // active, for this product
    std::optional<std::string> trial_agreement; // under which he had his free trial
};

// Whether the wish may become a quote: every term of the offer asked for, none unknown, the proposal current; a NEW
// agreement where none is held, a REPLACE of the one that is (for a replacement offer, of its own); one free trial for
// each account and product. Refusal codes are the ValidationException reasons of the agreement service;
// "ConflictException" where the account already holds an active agreement for the product.
base::Refusals check_request(const AgreementWish& wish, const Proposal& proposal, const OfferView& offer,
                             const Holding& holding, base::Instant now);
// The same for AMEND: what can be changed of an agreement is whether it renews itself.
base::Refusals check_amendment(const AgreementWish& wish, const Agreement& source, base::Instant now);

// The agreement that accepting the wish makes: of the offer's terms those that were asked for.
Agreement make_agreement(std::string id, std::string acceptor, const OfferView& offer, std::string product_id,
                         const AgreementWish& wish, base::Instant now);
Agreement amend(Agreement agreement, const AgreementWish& wish);

// Why the acceptor may not end it; empty if he may. Pay-as-you-go agreements end at any time, contracts of public
// offers within two days; what was agreed upon privately is ended together.
base::Refusals check_cancel(const Agreement& agreement, bool private_offer, base::Instant now);

// Whether something is paid upfront.
bool is_contract(const std::vector<Term>& terms);

// Its price as far as it is known beforehand: the sum of upfront prices, "0" for usage.
std::string upfront_value(const std::vector<Term>& terms);
std::string currency_of(const std::vector<Term>& terms);

} // namespace domain
