// Interest: how often products were looked at and tried, by others than their sellers. Sums alone: of who looked
// nothing is kept.
#pragma once

#include "store/market/priced_usage.hpp"

#include <cstdint>
#include <string_view>

namespace store {

struct Interest {
    std::int64_t views = 0;
    std::int64_t tries = 0;
};

void count_view(Transaction& tx, std::string_view product, std::string_view day);
// Of the seller's products, or of the one that is named, in whole days.
Interest sum_interest(Reader& reader, const MoneyScope& scope);

} // namespace store
