#include "base/instant.hpp"

#include <array>
#include <atomic>
#include <ctime>
#include <fmt/format.h>

namespace base {

namespace {

constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::tm utc(Instant t) {
    const std::time_t seconds = t.whole_seconds();
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return parts;
}

// Reads exactly `count` digits; absent if there are others.
std::optional<int> digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool skip(std::string_view& text, std::string_view expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

struct Parts {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

std::optional<Instant> instant_of(const Parts& p, std::int64_t micros = 0) {
    using namespace std::chrono;
    const year_month_day date{year(p.year), month(static_cast<unsigned>(p.month)), day(static_cast<unsigned>(p.day))};
    if (!date.ok() || p.hour > 23 || p.minute > 59 || p.second > 60) return std::nullopt;
    const std::int64_t whole =
        sys_days(date).time_since_epoch().count() * std::int64_t{86'400} + p.hour * 3600 + p.minute * 60 + p.second;
    return Instant::from_micros(whole * 1'000'000 + micros);
}

bool read(std::string_view& text, std::size_t count, int& into) {
    const auto value = digits(text, count);
    if (value) into = *value;
    return value.has_value();
}

// Digits after the point, cut to microseconds.
std::optional<std::int64_t> fraction(std::string_view& text) {
    std::int64_t micros = 0;
    int count = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        if (count < 6) micros = micros * 10 + (text.front() - '0');
        ++count;
        text.remove_prefix(1);
    }
    if (count == 0) return std::nullopt;
    for (; count < 6; ++count)
        micros *= 10;
    return micros;
}

// "Z" or "+hh:mm" as seconds east.
std::optional<int> offset(std::string_view text) {
    if (text == "Z") return 0;
    const int sign = text.starts_with('+') ? 1 : text.starts_with('-') ? -1 : 0;
    if (sign == 0) return std::nullopt;
    text.remove_prefix(1);
    int hours = 0, minutes = 0;
    if (!read(text, 2, hours) || !skip(text, ":") || !read(text, 2, minutes) || !text.empty()) return std::nullopt;
    if (hours > 23 || minutes > 59) return std::nullopt;
    return sign * (hours * 3600 + minutes * 60);
}

} // namespace

std::string render_iso(Instant t) {
    const std::tm p = utc(t);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", p.tm_year + 1900, p.tm_mon + 1, p.tm_mday, p.tm_hour,
                       p.tm_min, p.tm_sec);
}

std::string render_iso_millis(Instant t) {
    std::string text = render_iso(t);
    text.insert(text.size() - 1, fmt::format(".{:03}", t.micros() / 1000 % 1000));
    return text;
}

std::string render_iso_basic(Instant t) {
    const std::tm p = utc(t);
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", p.tm_year + 1900, p.tm_mon + 1, p.tm_mday, p.tm_hour,
                       p.tm_min, p.tm_sec);
}

std::string render_http_date(Instant t) {
    const std::tm p = utc(t);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(p.tm_wday)], p.tm_mday,
                       months[static_cast<std::size_t>(p.tm_mon)], p.tm_year + 1900, p.tm_hour, p.tm_min, p.tm_sec);
}

std::optional<Instant> parse_iso(std::string_view text) {
    Parts p;
    if (!read(text, 4, p.year) || !skip(text, "-") || !read(text, 2, p.month) || !skip(text, "-") ||
        !read(text, 2, p.day))
        return std::nullopt;
    if (text.empty()) return instant_of(p);
    if (!skip(text, "T") || !read(text, 2, p.hour) || !skip(text, ":") || !read(text, 2, p.minute) ||
        !skip(text, ":") || !read(text, 2, p.second))
        return std::nullopt;
    std::int64_t micros = 0;
    if (skip(text, ".")) {
        const auto read_fraction = fraction(text);
        if (!read_fraction) return std::nullopt;
        micros = *read_fraction;
    }
    const auto east = offset(text);
    const auto local = instant_of(p, micros);
    if (!east || !local) return std::nullopt;
    return *local - seconds(*east);
}

std::optional<Instant> parse_iso_basic(std::string_view text) {
    Parts p;
    if (!read(text, 4, p.year) || !read(text, 2, p.month) || !read(text, 2, p.day) || !skip(text, "T") ||
        !read(text, 2, p.hour) || !read(text, 2, p.minute) || !read(text, 2, p.second) || text != "Z")
        return std::nullopt;
    return instant_of(p);
}

std::optional<Instant> parse_http_date(std::string_view text) {
    Parts p;
    if (text.size() < 5) return std::nullopt;
    text.remove_prefix(3);
    if (!skip(text, ", ") || !read(text, 2, p.day) || !skip(text, " ") || text.size() < 3) return std::nullopt;
    const std::string_view name = text.substr(0, 3);
    for (std::size_t i = 0; i < months.size(); ++i)
        if (months[i] == name) p.month = static_cast<int>(i) + 1;
    text.remove_prefix(3);
    if (!skip(text, " ") || !read(text, 4, p.year) || !skip(text, " ") || !read(text, 2, p.hour) || !skip(text, ":") ||
        !read(text, 2, p.minute) || !skip(text, ":") || !read(text, 2, p.second) || text != " GMT")
        return std::nullopt;
    return instant_of(p);
}

Instant SystemClock::now() const {
    return Instant::from_micros(
        std::chrono::duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count());
}

struct FixedClock::State {
    std::atomic<std::int64_t> micros;
};

FixedClock::FixedClock(Instant start) : state_(std::make_unique<State>()) {
    state_->micros = start.micros();
}
FixedClock::~FixedClock() = default;
Instant FixedClock::now() const {
    return Instant::from_micros(state_->micros);
}
void FixedClock::set(Instant t) {
    state_->micros = t.micros();
}
void FixedClock::advance(microseconds by) {
    state_->micros += by.count();
}

struct MovableClock::State {
    const Clock& real;
    std::atomic<std::int64_t> ahead;
};

MovableClock::MovableClock(const Clock& real, microseconds ahead) : state_(new State{real, ahead.count()}) {}
MovableClock::~MovableClock() = default;
Instant MovableClock::now() const {
    return state_->real.now() + ahead();
}
microseconds MovableClock::ahead() const {
    return microseconds(state_->ahead);
}
void MovableClock::move_ahead(microseconds ahead) {
    std::int64_t present = state_->ahead;
    while (present < ahead.count() && !state_->ahead.compare_exchange_weak(present, ahead.count())) {
    }
}

} // namespace base
