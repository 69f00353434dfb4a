#include "app/values.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <limits>
#include <utility>

namespace app {

namespace {

struct Unit {
    std::string_view name;
    std::uint64_t factor;
};

constexpr std::array byte_units = {
    Unit{"TiB", 1ull << 40},
    Unit{"GiB", 1ull << 30},
    Unit{"MiB", 1ull << 20},
    Unit{"KiB", 1ull << 10},
    Unit{"TB", 1'000'000'000'000},
    Unit{"GB", 1'000'000'000},
    Unit{"MB", 1'000'000},
    Unit{"KB", 1'000},
    Unit{"B", 1},
    Unit{"", 1},
};
constexpr std::array time_units = {
    Unit{"d", 86'400}, Unit{"h", 3'600}, Unit{"m", 60}, Unit{"s", 1}, Unit{"", 1},
};

template<std::size_t N>
std::optional<std::uint64_t> parse_with_unit(std::string_view text, const std::array<Unit, N>& units) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    while (text.starts_with(' '))
        text.remove_prefix(1);
    for (const Unit& unit : units) {
        if (text != unit.name) continue;
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (number > most / unit.factor) return std::nullopt;
        return number * unit.factor;
    }
    return std::nullopt;
}

// In the largest of the first `count` units that divides it.
template<std::size_t N>
std::string render_with_unit(std::uint64_t value, const std::array<Unit, N>& units, std::size_t count,
                             std::string_view smallest) {
    for (std::size_t i = 0; i < count; ++i)
        if (value != 0 && value % units[i].factor == 0)
            return fmt::format("{}{}", value / units[i].factor, units[i].name);
    return fmt::format("{}{}", value, smallest);
}

} // namespace

std::optional<std::int64_t> parse_count(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<std::uint64_t> parse_bytes(std::string_view text) {
    return parse_with_unit(text, byte_units);
}

std::optional<std::chrono::seconds> parse_time(std::string_view text) {
    const auto seconds = parse_with_unit(text, time_units);
    if (!seconds) return std::nullopt;
    return std::chrono::seconds(static_cast<std::int64_t>(*seconds));
}

std::optional<bool> parse_flag(std::string_view text) {
    if (text == "true" || text == "yes" || text == "on" || text == "1") return true;
    if (text == "false" || text == "no" || text == "off" || text == "0") return false;
    return std::nullopt;
}

std::string render_bytes(std::uint64_t bytes) {
    return render_with_unit(bytes, byte_units, 4, "B");
}

std::string render_time(std::chrono::seconds time) {
    return render_with_unit(static_cast<std::uint64_t>(time.count()), time_units, 3, "s");
}

} // namespace app
