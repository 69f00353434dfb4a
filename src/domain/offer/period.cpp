#include "domain/offer/period.hpp"

#include <charconv>
#include <chrono>

namespace domain {

namespace {

namespace chrono = std::chrono;

constexpr int longest_days = 36'500;
constexpr int longest_months = 1'200;
constexpr chrono::days notice{90};

chrono::sys_days day_of(base::Instant t) {
    return chrono::floor<chrono::days>(chrono::sys_time<base::microseconds>(base::microseconds(t.micros())));
}

base::Instant instant_of(chrono::sys_days day) {
    return base::Instant::from_micros(base::microseconds(day.time_since_epoch()).count());
}

} // namespace

std::optional<Period> parse_period(std::string_view text) {
    if (text.size() < 3 || text.front() != 'P') return std::nullopt;
    int count = 0;
    const char* const end = text.data() + text.size() - 1;
    const auto [stopped, error] = std::from_chars(text.data() + 1, end, count);
    if (error != std::errc{} || stopped != end || count < 1 || count > longest_days) return std::nullopt;
    Period period;
    switch (text.back()) {
    case 'D':
        period.days = count;
        break;
    case 'W':
        period.days = count * 7;
        break;
    case 'M':
        period.months = count;
        break;
    case 'Y':
        period.months = count * 12;
        break;
    default:
        return std::nullopt;
    }
    if (period.days > longest_days || period.months > longest_months) return std::nullopt;
    return period;
}

std::optional<int> parse_days(std::string_view text) {
    const auto period = parse_period(text);
    return period && period->months == 0 ? std::optional(period->days) : std::nullopt;
}

std::optional<Period> parse_offset(std::string_view text) {
    if (text == "P0M" || text == "P0D") return Period{};
    return text.ends_with('M') || text.ends_with('D') ? parse_period(text) : std::nullopt;
}

base::Instant add(base::Instant start, Period period) {
    const chrono::sys_days day = day_of(start);
    const base::microseconds time_of_day = start - instant_of(day);
    chrono::year_month_day date = chrono::year_month_day(day) + chrono::months(period.months);
    if (!date.ok()) date = date.year() / date.month() / chrono::last;
    return instant_of(chrono::sys_days(date) + chrono::days(period.days)) + time_of_day;
}

base::Instant notice_end(base::Instant raised) {
    const chrono::year_month_day last_day(day_of(raised) + notice);
    return instant_of(chrono::sys_days((last_day.year() / last_day.month() + chrono::months(1)) / chrono::day(1)));
}

} // namespace domain
