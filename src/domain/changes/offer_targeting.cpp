#include "domain/changes/change.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::size_t most_accounts = 26;

// ISO 3166-1, each code followed by a space.
constexpr std::string_view known_countries =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
    "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
    "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
    "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
    "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ";

bool is_country(const std::string& code) {
    return known_countries.find(code + " ") != std::string_view::npos;
}

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

// Which of the two members was given; both or neither is a mistake.
void check_form(const base::Document& details, Findings& findings) {
    const bool positive = base::find(details, "PositiveTargeting"), negative = base::find(details, "NegativeTargeting");
    if (positive == negative)
        findings.add("INVALID_TARGETING", "Give either PositiveTargeting or NegativeTargeting.", "DetailsDocument");
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
