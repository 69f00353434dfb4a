// What an agreement pays for use, and when: nothing for what its free trial or its upfront price grants, else the rate
// that held then. Pure and exact.
#pragma once

#include "domain/agreement/agreement.hpp"
#include "domain/offer/prices.hpp"

namespace domain {

// What of a dimension's use costs nothing at some time.
struct Granted {
    bool upfront = false; // it was paid for; else it belongs to the free trial
    std::optional<std::int64_t>
        units; // so many requests, or minutes of instances, from the agreement's start on; or all
};

// Of the dimension (in any of its forms). What is paid upfront is granted while the term's duration lasts, or the
// agreement where it names none, and comes before what the trial grants.
std::optional<Granted> grant_of(const Agreement& agreement, std::string_view key, base::Instant when);

// Whether that grant was paid upfront.
bool paid_upfront(const Agreement& agreement, std::string_view key, base::Instant when);

// The price of a unit of the dimension, nothing as long as a grant of it lasts; `history` is that of the agreement's
// offer. Absent for an unknown dimension.
std::optional<base::Decimal> rate_of(const Agreement& agreement, const std::vector<PriceChange>& history,
                                     std::string_view key, base::Instant when);

// When, in order, what the agreement pays may change; between two of these moments every rate stays as it is.
std::vector<base::Instant> rate_moments(const Agreement& agreement, const std::vector<PriceChange>& history);

} // namespace domain
