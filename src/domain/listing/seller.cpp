#include "domain/listing/seller.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::array state_names = {
    std::pair{SellerState::Draft, std::string_view("DRAFT")},
    std::pair{SellerState::Pending, std::string_view("PENDING_VERIFICATION")},
    std::pair{SellerState::Registered, std::string_view("REGISTERED")},
    std::pair{SellerState::Refused, std::string_view("REFUSED")},
    std::pair{SellerState::Suspended, std::string_view("SUSPENDED")},
};

// What a person verifies, so that it is verified again when it changes.
constexpr std::array<std::string_view, 2> identity_members = {"LegalName", "CountryCode"};

// A complete profile, and why each of its members is asked for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> needed_members = {
    {{"LegalName", "Give the name under which the company or person is registered."},
     {"CountryCode", "Give the country in which it is registered."},
     {"Contact.Email", "Give an address at which the operator can ask back."},
     {"DisplayName", "Give the name that buyers see."},
     {"Description", "Tell buyers in a sentence or two who you are."}}};

base::Refusals check_members(const SellerProfile& seller, std::string_view remedy, std::string_view place) {
    base::Refusals refusals;
    for (const auto& [member, why] : needed_members)
        if (base::text_at(seller.document, member).empty())
            refusals.push_back({"MISSING_SELLER_PROFILE_INFORMATION", fmt::format("{} {}", why, remedy),
                                fmt::format("{}{}", place, member)});
    return refusals;
}

bool same_identity(const base::Document& before, const base::Document& after) {
    return std::all_of(identity_members.begin(), identity_members.end(), [&](std::string_view member) {
        return base::text_at(before, member) == base::text_at(after, member);
    });
}

} // namespace

std::string_view render(SellerState state) {
    for (const auto& [each, name] : state_names)
        if (each == state) return name;
    return "";
}

SellerState parse_seller_state(std::string_view text) {
    for (const auto& [state, name] : state_names)
        if (name == text) return state;
    return SellerState::None;
}

SellerProfile parse_seller(std::string_view account, const base::Document& document) {
    SellerProfile seller;
    seller.account = account;
    seller.display_name = base::text_at(document, "DisplayName");
    seller.document = document;
    return seller;
}

bool SellerProfile::can_publish() const {
    return registered() && missing_members(*this).empty();
}

std::vector<std::string> missing_members(const SellerProfile& seller) {
    std::vector<std::string> missing;
    for (const auto& [member, why] : needed_members)
        if (base::text_at(seller.document, member).empty()) missing.emplace_back(member);
    return missing;
}

std::vector<std::string> missing_items(const SellerProfile& seller) {
    std::vector<std::string> missing;
    if (!seller.registered()) missing.emplace_back("Registration");
    for (std::string& member : missing_members(seller))
        missing.push_back(std::move(member));
    if (!seller.tax_complete) missing.emplace_back("TaxInterview");
    if (!seller.bank_complete) missing.emplace_back("BankAccount");
    return missing;
}

std::string why_not_registered(const SellerProfile& seller) {
    switch (seller.state) {
    case SellerState::None:
        return "The account is not registered as a seller. Put its seller profile first (PutSellerProfile).";
    case SellerState::Draft:
        return "The account's seller profile is a draft. Put it without Draft to register.";
    case SellerState::Pending:
        return "The account's seller profile awaits verification by the operator. Wait for its approval.";
    case SellerState::Refused:
        return fmt::format("The operator refused the account's seller profile: {} Mend it and put it again.",
                           seller.reason);
    case SellerState::Suspended:
        return fmt::format("The operator suspended the seller: {} Ask the operator to reinstate it.", seller.reason);
    case SellerState::Registered:
        break;
    }
    return "";
}

base::Refusals check_profile(const SellerProfile& seller) {
    if (!seller.registered()) return {{"MISSING_SELLER_PROFILE_INFORMATION", why_not_registered(seller), ""}};
    return check_members(seller, "Complete the profile with PutSellerProfile.", "SellerProfile.");
}

base::Refusals check_submission(const SellerProfile& seller) {
    return check_members(seller, "Or save a Draft.", "");
}

SellerState state_when_put(const MarketPolicy& policy, const SellerProfile& earlier, const base::Document& put,
                           bool draft) {
    const bool by_operator = policy.seller_verification == Grant::Operator;
    switch (earlier.state) {
    case SellerState::Suspended:
        return SellerState::Suspended;
    case SellerState::Registered:
        return by_operator && !same_identity(earlier.document, put) ? SellerState::Pending : SellerState::Registered;
    case SellerState::Refused:
        return draft ? SellerState::Refused : SellerState::Pending;
    case SellerState::None:
    case SellerState::Draft:
    case SellerState::Pending:
        break;
    }
    if (draft) return SellerState::Draft;
    return by_operator ? SellerState::Pending : SellerState::Registered;
}

base::Result<SellerState> decide_seller(SellerState state, SellerDecision decision) {
    const auto move = [&](SellerState from, SellerState to) -> base::Result<SellerState> {
        if (state == from) return to;
        return base::Refusal{"INVALID_SELLER_STATE",
                             fmt::format("This decision is for sellers that are {}; this one is {}.", render(from),
                                         state == SellerState::None ? "not registered" : render(state)),
                             "Decision"};
    };
    switch (decision) {
    case SellerDecision::Approve:
        return move(SellerState::Pending, SellerState::Registered);
    case SellerDecision::Refuse:
        return move(SellerState::Pending, SellerState::Refused);
    case SellerDecision::Suspend:
        return move(SellerState::Registered, SellerState::Suspended);
    case SellerDecision::Reinstate:
        break;
    }
    return move(SellerState::Suspended, SellerState::Registered);
}

} // namespace domain
