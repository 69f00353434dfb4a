#include "base/money.hpp"

#include <fmt/format.h>

namespace base {

namespace {
constexpr int most_decimals = 8;
constexpr std::int64_t most_units = INT64_MAX / 10;
} // namespace

int Decimal::decimals() const {
    std::int64_t rest = units_ % scale;
    if (rest == 0) return 0;
    int count = most_decimals;
    for (; rest % 10 == 0; rest /= 10)
        --count;
    return count;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    std::int64_t units = 0;
    int whole_digits = 0, decimals = -1;
    for (const char c : text) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9' || units > most_units / 10) return std::nullopt;
        if (decimals < 0)
            ++whole_digits;
        else if (++decimals > most_decimals)
            return std::nullopt;
        units = units * 10 + (c - '0');
    }
    if (whole_digits == 0 || decimals == 0) return std::nullopt;
    for (int i = std::max(decimals, 0); i < most_decimals; ++i) {
        if (units > most_units) return std::nullopt;
        units *= 10;
    }
    return Decimal::from_units(negative ? -units : units);
}

std::string render(Decimal value) {
    const bool negative = value.units() < 0;
    const std::int64_t units = negative ? -value.units() : value.units();
    std::string text = fmt::format("{}{}", negative ? "-" : "", units / Decimal::scale);
    if (const int decimals = value.decimals()) {
        std::string fraction = fmt::format("{:08}", units % Decimal::scale);
        text += '.';
        text += fraction.substr(0, static_cast<std::size_t>(decimals));
    }
    return text;
}

} // namespace base
