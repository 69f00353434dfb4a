// What an agreement pays for use, and when: nothing for what its free trial or its upfront price grants, else the rate
// that held then. Pure and exact.
#pragma once

#include "domain/agreement/agreement.hpp"
#include "domain/offer/prices.hpp"

namespace domain {

// Whether use of the dimension (in any of its forms) at that time is paid with what was paid upfront: while the term's
// duration lasts, or the agreement where it names none.
bool paid_upfront(const Agreement& agreement, std::string_view key, base::Instant when);

// The price of a unit of the dimension; `history` is that of the agreement's offer. Absent for an unknown dimension.
std::optional<base::Decimal> rate_of(const Agreement& agreement, const std::vector<PriceChange>& history,
                                     std::string_view key, base::Instant when);

// When, in order, what the agreement pays may change; between two of these moments every rate stays as it is.
std::vector<base::Instant> rate_moments(const Agreement& agreement, const std::vector<PriceChange>& history);

} // namespace domain
