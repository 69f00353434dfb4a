#include "domain/changes/change.hpp"
#include "domain/offer/countries.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::size_t most_accounts = 26;

std::vector<std::string> read(const base::Document& details, std::string_view path) {
    std::vector<std::string> texts;
    for (const auto& item : base::array_at(details, path))
        texts.emplace_back(item.as_string());
    return texts;
}

void check_accounts(const Market& market, const std::vector<std::string>& accounts, Findings& findings) {
    constexpr const char* where = "PositiveTargeting.BuyerAccounts";
    if (accounts.size() > most_accounts)
        findings.add("TOO_MANY_BUYER_ACCOUNTS",
                     fmt::format("A private offer is for at most {} accounts.", most_accounts), where);
    std::vector<std::string> unknown;
    for (const std::string& account : accounts)
        if (account == market.account)
            findings.add("INCOMPATIBLE_BUYER_ACCOUNTS", "The offer's buyers are others than its seller.", where);
        else if (!market.known_accounts.contains(account))
            unknown.push_back(account);
    if (!unknown.empty())
        findings.add("INVALID_BUYER_ACCOUNTS", fmt::format("There are no such accounts: {}.", fmt::join(unknown, ", ")),
                     where);
}

void check_countries(const std::vector<std::string>& countries, std::string_view where, Findings& findings) {
    std::vector<std::string> unknown;
    for (const std::string& code : countries)
        if (!is_country(code)) unknown.push_back(code);
    if (!unknown.empty())
        findings.add("INVALID_COUNTRY_CODES",
                     fmt::format("These are no ISO 3166 codes of countries: {}.", fmt::join(unknown, ", ")),
                     std::string(where));
}

// One of the two members, or neither where the offer is to be for everybody again.
void check_form(const base::Document& details, Findings& findings) {
    const bool positive = base::find(details, "PositiveTargeting"), negative = base::find(details, "NegativeTargeting");
    if (positive && negative)
        findings.add("INVALID_TARGETING", "Give PositiveTargeting or NegativeTargeting, not both.", "DetailsDocument");
    else if (positive && base::array_at(details, "PositiveTargeting.BuyerAccounts").empty() &&
             base::array_at(details, "PositiveTargeting.CountryCodes").empty())
        findings.add("INVALID_TARGETING", "Name the accounts or the countries that the offer is for.",
                     "PositiveTargeting");
    else if (negative && base::array_at(details, "NegativeTargeting.CountryCodes").empty())
        findings.add("MISSING_COUNTRY_CODES", "Name the countries that the offer is not for.",
                     "NegativeTargeting.CountryCodes");
}

} // namespace

// UpdateTargeting of an offer: whom it is for. Replaces what was said before. Accounts make it private; countries alone
// leave it public.
Decided decide_offer_targeting(const Market& market, const Change& change) {
    Offer offer = market.offers.at(change.entity_id);
    Findings findings;
    check_form(change.details, findings);
    if (offer.replaces_agreement)
        findings.add("INCOMPATIBLE_TARGETING", "A replacement offer is for the agreement's buyer.", "DetailsDocument");
    std::vector<std::string> accounts = read(change.details, "PositiveTargeting.BuyerAccounts");
    if (offer.released && (offer.is_private() || !accounts.empty()))
        findings.add("INCOMPATIBLE_TARGETING",
                     "Whom a released offer is for stays. Create another private offer for other buyers.",
                     "DetailsDocument");
    offer.countries = read(change.details, "PositiveTargeting.CountryCodes");
    offer.excluded_countries = read(change.details, "NegativeTargeting.CountryCodes");
    check_accounts(market, accounts, findings);
    check_countries(offer.countries, "PositiveTargeting.CountryCodes", findings);
    check_countries(offer.excluded_countries, "NegativeTargeting.CountryCodes", findings);
    if (!findings.empty()) return findings.take();
    offer.buyer_accounts = std::move(accounts);
    return Decision{.offer = std::move(offer)};
}

} // namespace domain
