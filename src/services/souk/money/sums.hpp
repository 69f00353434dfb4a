// Priced use and charges of a range of days, summed by what the request groups by. Sums are exact; one that is beyond
// what money can tell is refused.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"
#include "store/market/priced_usage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace services::souk {

struct Range {
    base::Instant from;
    base::Instant to; // not included
};

// Whole days; ValidationException for a range that is none, or longer than 400 days.
Range require_days(base::Instant now, const std::optional<std::string>& from, const std::optional<std::string>& to,
                   std::optional<std::int64_t> count);

template<class Input>
Range require_range(base::Instant now, const Input& in) {
    return require_days(now, in.From, in.To, in.Days);
}

std::string day_of(base::Instant t);
std::string last_day(const Range& range);

struct Summed {
    api::souk::MoneySum sum;
    std::vector<api::souk::MoneyRow> rows;
};

Summed sum_up(store::Reader& reader, const store::MoneyScope& scope, const std::vector<std::string>& group_by);

// What the three answers have in common.
template<class Output>
Output answer_of(const Range& range, Summed summed) {
    Output out;
    out.From = day_of(range.from);
    out.To = last_day(range);
    out.CurrencyCode = "USD";
    out.Sum = std::move(summed.sum);
    out.Rows = std::move(summed.rows);
    return out;
}

} // namespace services::souk
