// Instant: a point in time, in whole microseconds since 1970 UTC. Clock: where time comes from; passed in everywhere,
// so that tests and rehearsals can move it. Durations are std::chrono's.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

class Instant {
  public:
    constexpr Instant() = default;
    static constexpr Instant from_micros(std::int64_t micros) { return Instant(micros); }
    static constexpr Instant from_seconds(std::int64_t seconds) { return Instant(seconds * 1'000'000); }

    constexpr std::int64_t micros() const { return micros_; }
    constexpr std::int64_t whole_seconds() const { return micros_ / 1'000'000; }
    // Seconds with a millisecond fraction: how the JSON protocols write a timestamp.
    constexpr double epoch_seconds() const { return static_cast<double>(micros_ / 1000) / 1000.0; }

    template<class Rep, class Period>
    constexpr Instant operator+(std::chrono::duration<Rep, Period> d) const {
        return Instant(micros_ + std::chrono::duration_cast<microseconds>(d).count());
    }
    template<class Rep, class Period>
    constexpr Instant operator-(std::chrono::duration<Rep, Period> d) const {
        return Instant(micros_ - std::chrono::duration_cast<microseconds>(d).count());
    }
    constexpr microseconds operator-(Instant other) const { return microseconds(micros_ - other.micros_); }
    constexpr auto operator<=>(const Instant&) const = default;

  private:
    explicit constexpr Instant(std::int64_t micros) : micros_(micros) {}
    std::int64_t micros_ = 0;
};

// "2026-11-23T10:15:00Z"
std::string render_iso(Instant t);
// "2026-11-23T10:15:00.123Z"
std::string render_iso_millis(Instant t);
// "20261123T101500Z", SigV4's form
std::string render_iso_basic(Instant t);
// "Mon, 23 Nov 2026 10:15:00 GMT"
std::string render_http_date(Instant t);

// Reads "YYYY-MM-DD", or a date and time with optional fraction and "Z" or ±hh:mm; absent if it is none of these.
std::optional<Instant> parse_iso(std::string_view text);
std::optional<Instant> parse_iso_basic(std::string_view text);
std::optional<Instant> parse_http_date(std::string_view text);

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override;
};

// Stands still until it is moved. Thread-safe.
class FixedClock final : public Clock {
  public:
    explicit FixedClock(Instant start);
    ~FixedClock() override;
    Instant now() const override;
    void set(Instant t);
    void advance(microseconds by);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Runs on with a real clock at a distance from it, which only ever grows once it runs. Thread-safe.
class MovableClock final : public Clock {
  public:
    MovableClock(const Clock& real, microseconds ahead);
    ~MovableClock() override;
    Instant now() const override;
    // Negative where the clock was started in the past.
    microseconds ahead() const;
    // Forward only: a smaller distance than the present one is ignored.
    void move_ahead(microseconds ahead);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace base
