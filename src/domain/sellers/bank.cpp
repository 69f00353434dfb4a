#include "domain/sellers/bank.hpp"

#include "domain/sellers/text_shape.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace domain {

namespace {

struct IbanLength {
    std::string_view country;
    std::size_t length;
};

// ISO 13616: the countries of the register whose banks take part.
constexpr std::array iban_lengths = {
    IbanLength{"AD", 24}, IbanLength{"AE", 23}, IbanLength{"AL", 28}, IbanLength{"AT", 20}, IbanLength{"AZ", 28},
    IbanLength{"BA", 20}, IbanLength{"BE", 16}, IbanLength{"BG", 22}, IbanLength{"BH", 22}, IbanLength{"BR", 29},
    IbanLength{"BY", 28}, IbanLength{"CH", 21}, IbanLength{"CR", 22}, IbanLength{"CY", 28}, IbanLength{"CZ", 24},
    IbanLength{"DE", 22}, IbanLength{"DK", 18}, IbanLength{"DO", 28}, IbanLength{"EE", 20}, IbanLength{"EG", 29},
    IbanLength{"ES", 24}, IbanLength{"FI", 18}, IbanLength{"FO", 18}, IbanLength{"FR", 27}, IbanLength{"GB", 22},
    IbanLength{"GE", 22}, IbanLength{"GI", 23}, IbanLength{"GL", 18}, IbanLength{"GR", 27}, IbanLength{"GT", 28},
    IbanLength{"HR", 21}, IbanLength{"HU", 28}, IbanLength{"IE", 22}, IbanLength{"IL", 23}, IbanLength{"IQ", 23},
    IbanLength{"IS", 26}, IbanLength{"IT", 27}, IbanLength{"JO", 30}, IbanLength{"KW", 30}, IbanLength{"KZ", 20},
    IbanLength{"LB", 28}, IbanLength{"LC", 32}, IbanLength{"LI", 21}, IbanLength{"LT", 20}, IbanLength{"LU", 20},
    IbanLength{"LV", 21}, IbanLength{"MC", 27}, IbanLength{"MD", 24}, IbanLength{"ME", 22}, IbanLength{"MK", 19},
    IbanLength{"MR", 27}, IbanLength{"MT", 31}, IbanLength{"MU", 30}, IbanLength{"NL", 18}, IbanLength{"NO", 15},
    IbanLength{"PK", 24}, IbanLength{"PL", 28}, IbanLength{"PS", 29}, IbanLength{"PT", 25}, IbanLength{"QA", 29},
    IbanLength{"RO", 24}, IbanLength{"RS", 22}, IbanLength{"SA", 24}, IbanLength{"SC", 31}, IbanLength{"SE", 24},
    IbanLength{"SI", 19}, IbanLength{"SK", 24}, IbanLength{"SM", 27}, IbanLength{"ST", 25}, IbanLength{"SV", 28},
    IbanLength{"TL", 23}, IbanLength{"TN", 24}, IbanLength{"TR", 26}, IbanLength{"UA", 29}, IbanLength{"VA", 22},
    IbanLength{"VG", 24}, IbanLength{"XK", 20}};

// "Move the four initial characters to the end, write A as 10 … Z as 35, and divide by 97."
int remainder_97(std::string_view iban) {
    int rest = 0;
    const auto take = [&rest](std::string_view part) {
        for (const char c : part) {
            const int value = c >= '0' && c <= '9' ? c - '0' : c - 'A' + 10;
            rest = (value < 10 ? rest * 10 + value : rest * 100 + value) % 97;
        }
    };
    take(iban.substr(4));
    take(iban.substr(0, 4));
    return rest;
}

void check_iban(std::string_view country, const std::string& iban, base::Refusals& refusals) {
    if (iban.empty()) {
        refusals.push_back(
            {"MISSING_MANDATORY_FIELD", fmt::format("Accounts in {} are named by their IBAN.", country), "Iban"});
    } else if (!iban.starts_with(country)) {
        refusals.push_back({"INVALID_IBAN",
                            fmt::format("The IBAN is of another country than {}: change one of them.", country),
                            "Iban"});
    } else if (iban.size() != iban_length(country)) {
        refusals.push_back({"INVALID_IBAN",
                            fmt::format("An IBAN of {} has {} characters; this one has {}.", country,
                                        iban_length(country), iban.size()),
                            "Iban"});
    } else if (!is_iban(iban)) {
        refusals.push_back({"INVALID_IBAN", "The check digits do not fit: look for a mistyped character.", "Iban"});
    }
}

void check_us(const base::Document& account, base::Refusals& refusals) {
    const std::string routing = bare_number(base::text_at(account, "RoutingNumber"));
    if (routing.empty())
        refusals.push_back(
            {"MISSING_MANDATORY_FIELD", "Accounts in the United States have a routing number.", "RoutingNumber"});
    else if (!is_routing_number(routing))
        refusals.push_back({"INVALID_ROUTING_NUMBER",
                            "A routing number has nine digits, the last of which checks the others: look for a "
                            "mistyped one.",
                            "RoutingNumber"});
    const std::string number = bare_number(base::text_at(account, "AccountNumber"));
    if (number.size() < 4 || number.size() > 17 || !has_shape(number, std::string(number.size(), '9')))
        refusals.push_back({"INVALID_ACCOUNT_NUMBER", "Give the account's number: 4 to 17 digits.", "AccountNumber"});
}

void check_elsewhere(const base::Document& account, base::Refusals& refusals) {
    const std::string number = bare_number(base::text_at(account, "AccountNumber"));
    if (number.size() < 4 || number.size() > 34 || !has_shape(number, std::string(number.size(), 'X')))
        refusals.push_back(
            {"INVALID_ACCOUNT_NUMBER", "Give the account's number: 4 to 34 letters and digits.", "AccountNumber"});
    if (base::text_at(account, "Bic").empty())
        refusals.push_back(
            {"MISSING_MANDATORY_FIELD", "Outside of the IBAN's countries a bank is named by its BIC.", "Bic"});
}

// What the country's accounts do not have was meant for another country, and is not to be kept.
void check_absent(const base::Document& account, std::initializer_list<std::string_view> members,
                  std::string_view country, base::Refusals& refusals) {
    for (const std::string_view member : members)
        if (!base::text_at(account, member).empty())
            refusals.push_back({"INCOMPATIBLE_FIELD", fmt::format("Accounts in {} have none: leave it out.", country),
                                std::string(member)});
}

} // namespace

std::size_t iban_length(std::string_view country) {
    const auto found = std::find_if(iban_lengths.begin(), iban_lengths.end(),
                                    [&](const auto& each) { return each.country == country; });
    return found == iban_lengths.end() ? 0 : found->length;
}

bool is_iban(std::string_view bare) {
    if (bare.size() < 15 || bare.size() != iban_length(bare.substr(0, 2))) return false;
    return has_shape(bare, "AA99" + std::string(bare.size() - 4, 'X')) && remainder_97(bare) == 1;
}

bool is_bic(std::string_view bare) {
    return has_shape(bare, "XXXXAAXX") || has_shape(bare, "XXXXAAXXXXX");
}

bool is_routing_number(std::string_view bare) {
    if (!has_shape(bare, "999999999") || bare == "000000000") return false;
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += (bare[i] - '0') * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1);
    return sum % 10 == 0;
}

base::Refusals check_bank_account(const base::Document& account) {
    base::Refusals refusals;
    const std::string country = base::text_at(account, "CountryCode");
    if (country == "US") {
        check_us(account, refusals);
        check_absent(account, {"Iban"}, country, refusals);
    } else if (iban_length(country) > 0) {
        check_iban(country, bare_number(base::text_at(account, "Iban")), refusals);
        check_absent(account, {"RoutingNumber", "AccountNumber"}, country, refusals);
    } else {
        check_elsewhere(account, refusals);
        check_absent(account, {"Iban", "RoutingNumber"}, country, refusals);
    }
    const std::string bic = bare_number(base::text_at(account, "Bic"));
    if (!bic.empty() && !is_bic(bic))
        refusals.push_back({"INVALID_BIC", "A BIC has eight or eleven characters, like DEUTDEFF500.", "Bic"});
    return refusals;
}

base::Document shown_bank_account(const base::Document& account) {
    boost::json::object shown;
    for (const std::string_view member : {"HolderName", "BankName", "CountryCode", "Bic"})
        if (const auto text = base::find_text(account, member)) shown[member] = *text;
    const std::string iban = bare_number(base::text_at(account, "Iban"));
    const std::string number = bare_number(base::text_at(account, "AccountNumber"));
    shown["LastDigits"] = last_digits(iban.empty() ? number : iban);
    return shown;
}

} // namespace domain
