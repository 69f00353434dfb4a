// What counted use costs: the rates of an agreement as steps through time, and units at a rate. Pure and exact: where a
// sum is beyond a Decimal, nothing is told instead of something wrong.
#pragma once

#include "domain/agreement/rates.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace domain {

// How a unit of use comes to its price.
enum class Offering { None, Usage, Trial, Upfront };

struct RateStep {
    base::Instant from;
    std::optional<base::Decimal> rate; // absent: nothing prices it
    Offering offering = Offering::None;
    std::optional<std::int64_t> granted =
        std::nullopt;          // how many units from the agreement's start on cost `rate`; or all
    base::Decimal beyond = {}; // what the others cost

    bool operator==(const RateStep&) const = default;
};

// What the agreement pays for a unit of the dimension from each instant on (rate_of), oldest first; the first is of all
// time before. `history` is that of the agreement's offer.
std::vector<RateStep> rate_steps(const Agreement& agreement, const std::vector<PriceChange>& history,
                                 std::string_view key);

// The step that holds at `when`; `steps` come from rate_steps.
const RateStep& step_at(const std::vector<RateStep>& steps, base::Instant when);
// Whether one step holds from `from` until `to`, which is not included.
bool steady(const std::vector<RateStep>& steps, base::Instant from, base::Instant to);

// Requests by the piece, or minutes of instances at the price of an hour, by the dimension's kind.
std::optional<base::Decimal> usage_cost(base::Decimal rate, std::string_view key, std::int64_t units);

std::optional<base::Decimal> checked_sum(base::Decimal a, base::Decimal b);

} // namespace domain
