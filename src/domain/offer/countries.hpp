// Countries: which codes are countries', and whether an offer may be had in one. Pure.
#pragma once

#include "base/result.hpp"
#include "domain/offer/offer.hpp"

namespace domain {

// Of ISO 3166-1, two capital letters.
bool is_country(std::string_view code);

// Why a buyer in the country (absent: nobody knows it) may not accept the offer; empty if he may. The codes are
// ValidationException reasons of the agreement service.
base::Refusals check_country(const Offer& offer, const std::optional<std::string>& country);

} // namespace domain
