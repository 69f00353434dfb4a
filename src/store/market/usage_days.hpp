// Usage record by record, and whether the hours that sums are read off agree with it.
#pragma once

#include "store/usage.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace store {

struct UsageSpan {
    base::Instant from;
    base::Instant to;    // not included
    std::string product; // "" for all
    std::string buyer;   // "" for all
};

// The newest first, those before the record `before` (0: all).
std::vector<UsageRecord> list_usage_of(Reader& reader, const UsageSpan& span, std::int64_t before, std::int64_t limit);

// What an hour holds of one key, as counted beforehand and as counted now from its records.
struct UsageHour {
    base::Instant hour;
    std::string buyer;
    std::string product;
    std::string agreement;
    std::string dimension;
    std::int64_t counted_units = 0;
    std::int64_t counted_records = 0;
    std::int64_t recorded_units = 0;
    std::int64_t recorded_records = 0;

    bool agrees() const { return counted_units == recorded_units && counted_records == recorded_records; }
};

// Every hour's keys, those too that only one of both counts has. Reads all records there are: not for every page.
void each_recounted_hour(Reader& reader, base::Instant from, base::Instant to,
                         const std::function<void(const UsageHour&)>& each);

} // namespace store
