#include "domain/offer/countries.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

// ISO 3166-1, each code followed by a space.
constexpr std::string_view known_countries =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
    "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
    "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
    "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
    "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ";

bool names(const std::vector<std::string>& countries, const std::string& country) {
    return std::find(countries.begin(), countries.end(), country) != countries.end();
}

} // namespace

bool is_country(std::string_view code) {
    return code.size() == 2 && known_countries.find(std::string(code) + " ") != std::string_view::npos;
}

base::Refusals check_country(const Offer& offer, const std::optional<std::string>& country) {
    if (offer.countries.empty() && offer.excluded_countries.empty()) return {};
    if (!country)
        return {{"MISSING_ACCOUNT_ADDRESS",
                 "The offer is for some countries only: say with PutAccountCountry in which one the account is.",
                 "agreementProposalIdentifier"}};
    const bool sold =
        offer.countries.empty() ? !names(offer.excluded_countries, *country) : names(offer.countries, *country);
    if (sold) return {};
    return {{"UNSUPPORTED_ACTION", fmt::format("The offer is not available in the account's country, {}.", *country),
             "agreementProposalIdentifier"}};
}

} // namespace domain
