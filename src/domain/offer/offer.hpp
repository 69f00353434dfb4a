// Offer: the terms on which a product may be had, as the catalogue's entity document tells it. Parse and render are
// exact inverses on what render wrote.
#pragma once

#include "base/document.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

inline constexpr std::string_view offer_type = "Offer"; // entity type without its version

struct Rate {
    std::string key; // the offer's form of a dimension key
    base::Decimal price;
    bool operator==(const Rate&) const = default;
};

// Pay for what is used: one rate card, in US dollars.
struct UsageTerm {
    std::string currency = "USD";
    std::vector<Rate> rates;
    bool operator==(const UsageTerm&) const = default;
};

struct TrialTerm {
    std::string duration; // "P14D"
    std::vector<std::string> keys;
    std::optional<std::int64_t> max_quantity; // of each key; absent: unlimited
    bool operator==(const TrialTerm&) const = default;
};

struct LegalDocument {
    std::string type; // "CustomEula", "StandardEula"
    std::string url;
    std::string version;
    bool operator==(const LegalDocument&) const = default;
};

enum class PricingModel { None, Usage, Free, Contract };
std::string_view render(PricingModel model);

struct Offer {
    std::string id;
    std::string product_id;
    std::string name;
    std::string description; // for the seller's eyes only
    bool released = false;
    std::optional<base::Document> pre_existing_agreement;
    std::optional<UsageTerm> usage;
    std::optional<TrialTerm> trial;
    std::optional<LegalDocument> legal;
    std::optional<std::string> refund_policy;
    // FixedUpfrontPricingTerm, ValidityTerm, PaymentScheduleTerm, NetPaymentTerm and RenewalTerm by type, as they were
    // checked when they were given.
    std::map<std::string, base::Document> terms;
    std::vector<std::string> buyer_accounts; // of a private offer
    std::vector<std::string> countries;      // where it may be had; none named: everywhere but in the next ones
    std::vector<std::string> excluded_countries;
    std::optional<std::string> availability_end;   // the offer may be accepted until then
    std::optional<std::string> replaces_agreement; // accepting it replaces this one

    bool is_private() const { return !buyer_accounts.empty(); }
    bool is_for(std::string_view account) const; // everybody, unless it is private
    bool expired(base::Instant now) const;
    const base::Document* find_term(std::string_view type) const; // of `terms`
    // Contract where something is paid upfront; Free where every rate is zero: an offer that asks for nothing is never
    // called otherwise.
    PricingModel pricing_model() const;
    bool asks_for_money() const;
    bool operator==(const Offer&) const = default;
};

Offer parse_offer(std::string_view id, const base::Document& document);
base::Document render(const Offer& offer);

} // namespace domain
