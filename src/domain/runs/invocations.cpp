#include "domain/runs/invocations.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <fmt/format.h>

namespace domain {

namespace {

constexpr int parts_bits = 3; // eight buckets between a power of two and the next
constexpr std::uint64_t parts = 1u << parts_bits;

} // namespace

void add_invocation(Invocations& to, int status, base::microseconds latency) {
    ++to.count;
    if (status / 100 == 4)
        ++to.errors_4xx;
    else if (status / 100 != 2)
        ++to.errors_5xx;
    ++to.latencies[latency_bucket(latency)];
}

void add(Invocations& to, const Invocations& more) {
    to.count += more.count;
    to.errors_4xx += more.errors_4xx;
    to.errors_5xx += more.errors_5xx;
    for (const auto& [bucket, count] : more.latencies)
        to.latencies[bucket] += count;
}

int latency_bucket(base::microseconds latency) {
    const auto micros = static_cast<std::uint64_t>(std::max<std::int64_t>(latency.count(), 0));
    if (micros < parts) return static_cast<int>(micros);
    const int shift = std::bit_width(micros) - 1 - parts_bits;
    return static_cast<int>(parts * static_cast<std::uint64_t>(shift + 1) + ((micros >> shift) & (parts - 1)));
}

base::microseconds latency_of(int bucket) {
    const auto at = static_cast<std::uint64_t>(std::max(bucket, 0));
    if (at < parts) return base::microseconds(at);
    const auto shift = std::min<std::uint64_t>(at / parts - 1, 50);
    const std::uint64_t begin = (parts + at % parts) << shift;
    return base::microseconds(begin + ((1ull << shift) >> 1));
}

std::optional<base::microseconds> percentile(const Invocations& of, int percent) {
    std::int64_t all = 0;
    for (const auto& [bucket, count] : of.latencies)
        all += count;
    const std::int64_t wanted = (all * percent + 99) / 100;
    std::int64_t seen = 0;
    for (const auto& [bucket, count] : of.latencies) {
        seen += count;
        if (seen >= wanted) return latency_of(bucket);
    }
    return std::nullopt;
}

std::string render_latencies(const Invocations& of) {
    std::string text;
    for (const auto& [bucket, count] : of.latencies)
        text += fmt::format("{}{}:{}", text.empty() ? "" : ",", bucket, count);
    return text;
}

std::map<int, std::int64_t> parse_latencies(std::string_view text) {
    std::map<int, std::int64_t> latencies;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        int bucket = 0;
        std::int64_t count = 0;
        const auto [colon, bad] = std::from_chars(at, end, bucket);
        if (bad != std::errc() || colon == end || *colon != ':') break;
        const auto [comma, worse] = std::from_chars(colon + 1, end, count);
        if (worse != std::errc()) break;
        latencies[bucket] += count;
        at = comma == end ? end : comma + 1;
    }
    return latencies;
}

base::Instant period_of(base::Instant when, std::int64_t minutes) {
    const std::int64_t period = minutes * 60'000'000;
    return base::Instant::from_micros(when.micros() / period * period);
}

} // namespace domain
