// SellerProfile: what the market knows of an account that sells, and where its registration stands. The public part
// lets products be published, tax and bank data let them be paid for.
#pragma once

#include "base/document.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/listing/market_policy.hpp"

#include <optional>
#include <string>
#include <vector>

namespace domain {

// None → Draft → Pending → Registered or Refused; Registered ↔ Suspended.
enum class SellerState { None, Draft, Pending, Registered, Refused, Suspended };
std::string_view render(SellerState state); // "PENDING_VERIFICATION"; "" of None
SellerState parse_seller_state(std::string_view text);

struct SellerProfile {
    std::string account;
    SellerState state = SellerState::None;
    std::string reason; // of a refusal or suspension
    std::string display_name;
    bool tax_complete = false;
    bool bank_complete = false;
    base::Document document; // the profile as it was put
    base::Instant created;
    base::Instant updated;

    bool registered() const { return state == SellerState::Registered; }
    bool can_publish() const; // registered, with a complete profile
    bool can_sell_paid() const { return can_publish() && tax_complete && bank_complete; }
};

SellerProfile parse_seller(std::string_view account, const base::Document& document);
// The members that a complete profile has and this one lacks, by path: "Contact.Email".
std::vector<std::string> missing_members(const SellerProfile& seller);
// What stands between the account and selling for money, in the names of members and operations.
std::vector<std::string> missing_items(const SellerProfile& seller);
// Why the account cannot sell, and what it may do about that; "" where it is registered.
std::string why_not_registered(const SellerProfile& seller);

// Why nothing of the seller can be submitted: it is not registered, or its profile lacks this and that.
base::Refusals check_profile(const SellerProfile& seller);
// What an operator must know of a seller that he is to verify.
base::Refusals check_submission(const SellerProfile& seller);
// Where the registration stands after its account put a profile. Who was refused or suspended comes back through an
// operator only; so does a registered seller that changes its legal name or country where operators verify.
SellerState state_when_put(const MarketPolicy& policy, const SellerProfile& earlier, const base::Document& put,
                           bool draft);

enum class SellerDecision { Approve, Refuse, Suspend, Reinstate };
// Where it stands after the operator's decision.
base::Result<SellerState> decide_seller(SellerState state, SellerDecision decision);

} // namespace domain
