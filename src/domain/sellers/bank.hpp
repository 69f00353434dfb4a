// BankAccount: where a seller is paid. Which numbers a country uses, their shapes and their check digits; whether the
// account exists is for the bank to say.
#pragma once

#include "base/document.hpp"
#include "base/result.hpp"

#include <string_view>

namespace domain {

// How many characters an IBAN of the country has; 0 where the country has none.
std::size_t iban_length(std::string_view country);
// Length of its country, and the check digits of ISO 7064 (mod 97 is 1).
bool is_iban(std::string_view bare);
// Eight or eleven characters, the fifth and sixth the bank's country.
bool is_bic(std::string_view bare);
// Nine digits whose weighted sum (3, 7, 1) ends in 0.
bool is_routing_number(std::string_view bare);

// Everything that is wrong with the account (PutBankAccount's input), each with its member.
base::Refusals check_bank_account(const base::Document& account);
// What of it may be shown: numbers by their last digits only.
base::Document shown_bank_account(const base::Document& account);

} // namespace domain
