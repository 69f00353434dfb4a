#include "outside/docker/timed_lines.hpp"

#include "base/instant.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace outside {
namespace {

// Whole microseconds are not enough here: the engine goes on from a nanosecond.
std::optional<std::int64_t> parse_nanos(std::string_view time) {
    constexpr std::size_t whole = 19; // "2026-11-23T10:15:00"
    if (time.size() < whole + 1 || time.back() != 'Z') return std::nullopt;
    const auto seconds = base::parse_iso(std::string(time.substr(0, whole)) + "Z");
    if (!seconds) return std::nullopt;
    std::string digits(time.substr(whole, time.size() - whole - 1));
    if (!digits.empty()) digits.erase(0, 1); // the point
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    digits.resize(9, '0');
    return seconds->whole_seconds() * 1'000'000'000 + std::stoll(digits);
}

} // namespace

std::vector<LoggedLine> parse_timed_lines(std::string_view text) {
    std::vector<LoggedLine> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        const auto space = std::min(line.find(' '), line.size());
        if (const auto nanos = parse_nanos(line.substr(0, space)))
            lines.push_back({*nanos, std::string(line.substr(std::min(space + 1, line.size())))});
        else if (!lines.empty())
            lines.back().text += line;
    }
    return lines;
}

} // namespace outside
