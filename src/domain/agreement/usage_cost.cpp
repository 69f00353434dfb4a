#include "domain/agreement/usage_cost.hpp"

#include "domain/agreement/lifecycle.hpp"
#include "domain/offer/period.hpp"
#include "domain/product/dimensions.hpp"

#include <algorithm>

namespace domain {

namespace {

// The instants at which rate_of may begin to answer something else.
std::vector<base::Instant> turns(const Agreement& agreement, const std::vector<PriceChange>& history) {
    std::vector<base::Instant> at{base::Instant{}, agreement.accepted, agreement.start};
    for (const PriceChange& change : history) {
        at.push_back(change.changed);
        at.push_back(notice_end(change.changed));
    }
    for (const Term& term : agreement.terms)
        if (const auto end = later_by(agreement.start, base::text_at(term.content, "Duration"))) at.push_back(*end);
    if (agreement.trial_end) at.push_back(*agreement.trial_end);
    if (agreement.end) at.push_back(*agreement.end);
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    return at;
}

Offering offering_at(const Agreement& agreement, std::string_view key, base::Instant when, base::Decimal rate) {
    if (paid_upfront(agreement, key, when)) return Offering::Upfront;
    return rate.zero() && agreement.trial_end && when < *agreement.trial_end ? Offering::Trial : Offering::Usage;
}

RateStep step_from(const Agreement& agreement, const std::vector<PriceChange>& history, std::string_view key,
                   base::Instant turn) {
    RateStep step{.from = turn, .rate = rate_of(agreement, history, key, turn)};
    if (!step.rate) return step;
    step.offering = offering_at(agreement, key, turn, *step.rate);
    const auto grant = grant_of(agreement, key, turn);
    if (!grant || !grant->units) return step;
    step.granted = grant->units;
    step.beyond = rate_at(history, rate_key(key), agreement.accepted, turn).value();
    return step;
}

bool same_price(RateStep a, const RateStep& b) {
    a.from = b.from;
    return a == b;
}

} // namespace

std::vector<RateStep> rate_steps(const Agreement& agreement, const std::vector<PriceChange>& history,
                                 std::string_view key) {
    std::vector<RateStep> steps;
    for (const base::Instant turn : turns(agreement, history)) {
        const RateStep step = step_from(agreement, history, key, turn);
        if (steps.empty() || !same_price(steps.back(), step)) steps.push_back(step);
    }
    return steps;
}

const RateStep& step_at(const std::vector<RateStep>& steps, base::Instant when) {
    const auto later = std::upper_bound(steps.begin(), steps.end(), when,
                                        [](base::Instant at, const RateStep& step) { return at < step.from; });
    return later == steps.begin() ? steps.front() : *std::prev(later);
}

bool steady(const std::vector<RateStep>& steps, base::Instant from, base::Instant to) {
    return &step_at(steps, from) == &step_at(steps, to - base::microseconds(1));
}

std::optional<base::Decimal> usage_cost(base::Decimal rate, std::string_view key, std::int64_t units) {
    const bool by_piece = rate_key(key) == inference_rate_key;
    const __int128 hours = by_piece ? units : static_cast<__int128>(units) / 60 + 1;
    const __int128 most = static_cast<__int128>(rate.units()) * hours;
    if (most > INT64_MAX || most < INT64_MIN) return std::nullopt;
    return by_piece ? rate * units : prorate(rate, units);
}

std::optional<base::Decimal> checked_sum(base::Decimal a, base::Decimal b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.units(), b.units(), &sum)) return std::nullopt;
    return base::Decimal::from_units(sum);
}

} // namespace domain
