// What an endpoint was asked within a minute, and how it answered. Latencies are counted in buckets whose width is an
// eighth of their size, so that minutes can be added up and percentiles of the sum are within a few per cent.
#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

struct Invocations {
    std::int64_t count = 0;
    std::int64_t errors_4xx = 0;           // the container refused the request
    std::int64_t errors_5xx = 0;           // it failed, or did not answer at all
    std::map<int, std::int64_t> latencies; // of answered and failed ones, by bucket

    bool empty() const { return count == 0; }
    bool operator==(const Invocations&) const = default;
};

// `status` is the container's; 0 where it did not answer.
void add_invocation(Invocations& to, int status, base::microseconds latency);
void add(Invocations& to, const Invocations& more);

int latency_bucket(base::microseconds latency);
// The middle of a bucket.
base::microseconds latency_of(int bucket);
// The latency that `percent` of the invocations did not exceed; absent where there were none.
std::optional<base::microseconds> percentile(const Invocations& of, int percent);

// "12:3,15:1"
std::string render_latencies(const Invocations& of);
std::map<int, std::int64_t> parse_latencies(std::string_view text);

// The beginning of the period of so many minutes in which it lies.
base::Instant period_of(base::Instant when, std::int64_t minutes);

} // namespace domain
