// Money: an exact decimal amount with up to 8 decimals and its currency. Never floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// A decimal number as an integer count of 10^-8. Range ±92 billion.
class Decimal {
  public:
    static constexpr std::int64_t scale = 100'000'000;
    constexpr Decimal() = default;
    static constexpr Decimal from_units(std::int64_t units) { return Decimal(units); }

    constexpr std::int64_t units() const { return units_; }
    constexpr bool zero() const { return units_ == 0; }
    // Digits needed after the point: 0 for "12", 2 for "0.10" read as 0.1 → 1.
    int decimals() const;
    constexpr Decimal operator+(Decimal o) const { return Decimal(units_ + o.units_); }
    constexpr Decimal operator-(Decimal o) const { return Decimal(units_ - o.units_); }
    constexpr Decimal operator*(std::int64_t n) const { return Decimal(units_ * n); }
    constexpr auto operator<=>(const Decimal&) const = default;

  private:
    explicit constexpr Decimal(std::int64_t units) : units_(units) {}
    std::int64_t units_ = 0;
};

// Reads "12", "0.10", "-3.5"; absent for anything else, more than 8 decimals, or out of range.
std::optional<Decimal> parse_decimal(std::string_view text);
// Shortest form without an exponent: "0.1", "12".
std::string render(Decimal value);

struct Money {
    Decimal amount;
    std::string currency = "USD"; // ISO 4217

    bool operator==(const Money&) const = default;
};

} // namespace base
