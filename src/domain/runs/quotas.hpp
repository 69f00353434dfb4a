// Quotas: how much of the market's machine an account may use at once. Pure.
#pragma once

#include "base/document.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

enum class Quota { Endpoints, Instances, Jobs };
inline constexpr std::array all_quotas = {Quota::Endpoints, Quota::Instances, Quota::Jobs};
std::string_view render(Quota quota); // "ENDPOINTS", …

// By quota; absent: as much as one likes.
struct Quotas {
    std::array<std::optional<std::int64_t>, all_quotas.size()> most;

    const std::optional<std::int64_t>& of(Quota quota) const { return most[static_cast<std::size_t>(quota)]; }
    std::optional<std::int64_t>& of(Quota quota) { return most[static_cast<std::size_t>(quota)]; }
};

// {"Endpoints": 2, …}
Quotas parse_quotas(const base::Document& document);
base::Document render(const Quotas& quotas);
// The account's own where it has one, else the market's.
Quotas combine(const Quotas& own, const Quotas& market);

struct Fleet;
std::int64_t instances_wanted(const Fleet& fleet); // of all its variants

// What is in use: endpoints that run or start, the instances they wish for, and packages and algorithms in validation.
struct QuotaUse {
    std::array<std::int64_t, all_quotas.size()> used{};

    std::int64_t of(Quota quota) const { return used[static_cast<std::size_t>(quota)]; }
    std::int64_t& of(Quota quota) { return used[static_cast<std::size_t>(quota)]; }
};

// Why `more` is too much, and what to do; "" where there is room. What is used already may stay.
std::string judge_quota(Quota quota, const Quotas& quotas, const QuotaUse& use, std::int64_t more,
                        std::string_view account);

} // namespace domain
