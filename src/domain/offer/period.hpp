// Period: a length of calendar time as terms write it, "P14D", "P2W", "P12M", "P1Y". Pure; all dates are UTC.
#pragma once

#include "base/instant.hpp"

#include <optional>
#include <string_view>

namespace domain {

struct Period {
    int months = 0;
    int days = 0;
    bool operator==(const Period&) const = default;
};

// One number and one unit; absent for anything else, for zero and for more than 100 years.
std::optional<Period> parse_period(std::string_view text);
// Days of "P14D" or "P2W"; absent for anything else, months among it.
std::optional<int> parse_days(std::string_view text);

// "P0M", "P6M" or "P30D": an offset, of months or days, zero among them; absent for anything else.
std::optional<Period> parse_offset(std::string_view text);

// The 31st plus a month is the last of that month.
base::Instant add(base::Instant start, Period period);

// When a price that was raised then holds for those who had subscribed before: on the first day of the month after 90
// days of notice (16 March: 1 July).
base::Instant notice_end(base::Instant raised);

} // namespace domain
