// TaxInterview: what a seller declares of itself for taxes before it may sell for money. Which number a country asks
// for, and its shape, are rules of here; whether the number was given to that seller is for the authorities to say.
#pragma once

#include "base/document.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace domain {

// A member of the European Union's VAT area; Greece writes EL in its numbers, Northern Ireland XI.
bool has_eu_vat(std::string_view country);
bool is_vat_id(std::string_view country, std::string_view bare);

// Social security, employer and individual taxpayer numbers of the United States.
bool is_ssn(std::string_view bare);
bool is_ein(std::string_view bare);
bool is_itin(std::string_view bare);

// Everything that is wrong with the interview (PutTaxInterview's input), each with its member.
base::Refusals check_tax_interview(const base::Document& interview);
// What of it may be shown: numbers by their last digits only.
base::Document shown_tax_interview(const base::Document& interview);

} // namespace domain
