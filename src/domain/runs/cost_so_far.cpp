#include "domain/runs/cost_so_far.hpp"

#include "domain/agreement/rates.hpp"
#include "domain/product/dimensions.hpp"

#include <algorithm>
#include <tuple>

namespace domain {

namespace {

using std::chrono::minutes;

// What is summed up before it is priced, so that it is rounded once.
struct Position {
    bool infrastructure = false;
    bool trial = false;
    bool by_time = false;
    std::string key;
    base::Decimal price;

    auto operator<=>(const Position&) const = default;
};
using Quantities = std::map<Position, std::int64_t>;

std::int64_t begun_minutes(base::Instant from, base::Instant to) {
    constexpr std::int64_t minute = 60'000'000;
    return to <= from ? 0 : ((to - from).count() + minute - 1) / minute;
}

// The price of a unit of the dimension at that time; absent for one that the offer does not price. A trial's shows what
// it will be, and is not charged.
std::optional<Position> position_of(const AgreementRates& rates, const std::string& key, bool by_time,
                                    base::Instant when) {
    const auto charged = rate_of(rates.agreement, rates.history, key, when);
    if (!charged) return std::nullopt;
    Position position{.by_time = by_time, .key = key, .price = *charged};
    const auto& trial_end = rates.agreement.trial_end;
    if (charged->zero() && trial_end && when < *trial_end && !paid_upfront(rates.agreement, key, when)) {
        position.trial = true;
        position.price = rate_at(rates.history, rate_key(key), rates.agreement.accepted, when).value_or(*charged);
    }
    return position;
}

bool pays_requests(const AgreementRates& rates, base::Instant when) {
    return rate_of(rates.agreement, rates.history, inference_rate_key, when).has_value();
}

void add_time(Quantities& sums, const RunSpan& span, const AgreementRates& rates, base::Instant end) {
    const std::string key = span.instance_type + ".m.i.r";
    auto moments = rate_moments(rates.agreement, rates.history);
    std::erase_if(moments, [&](base::Instant moment) { return moment <= span.started || moment >= end; });
    moments.push_back(end);
    std::int64_t counted = 0;
    for (const base::Instant moment : moments) {
        const std::int64_t until = begun_minutes(span.started, moment);
        const base::Instant from = span.started + minutes(counted);
        if (until <= counted) continue;
        if (!pays_requests(rates, from))
            if (const auto position = position_of(rates, key, true, from))
                sums[*position] += (until - counted) * span.instances;
        counted = until;
    }
}

CostItem make_item(const Position& position, std::int64_t quantity) {
    CostItem item{.key = position.key,
                  .infrastructure = position.infrastructure,
                  .trial = position.trial,
                  .quantity = quantity,
                  .price = position.price,
                  .cost = {}};
    if (!item.trial) item.cost = position.by_time ? prorate(item.price, quantity) : item.price * quantity;
    return item;
}

} // namespace

bool RunSpan::same_as(const RunSpan& other) const {
    return std::tie(variant, instance_type, instances, product, agreement) ==
           std::tie(other.variant, other.instance_type, other.instances, other.product, other.agreement);
}

Estimate cost_so_far(const CostBasis& basis, base::Instant now) {
    Quantities sums;
    for (const RunSpan& span : basis.spans) {
        const base::Instant end = std::min(span.ended.value_or(now), now);
        if (const auto rates = basis.agreements.find(span.agreement); rates != basis.agreements.end())
            add_time(sums, span, rates->second, end);
        const auto price = basis.infrastructure_prices.find(span.instance_type);
        const Position position{.infrastructure = true,
                                .by_time = true,
                                .key = span.instance_type,
                                .price = price == basis.infrastructure_prices.end() ? base::Decimal()
                                                                                    : price->second.amount};
        if (const auto minutes = begun_minutes(span.started, end)) sums[position] += minutes * span.instances;
    }
    for (const CountedRequests& counted : basis.requests)
        if (const auto rates = basis.agreements.find(counted.agreement); rates != basis.agreements.end())
            if (const auto position = position_of(rates->second, std::string(inference_rate_key), false, counted.from))
                sums[*position] += counted.units;
    Estimate made;
    for (const auto& [position, quantity] : sums) {
        const CostItem item = make_item(position, quantity);
        base::Decimal& sum = item.infrastructure ? made.infrastructure : made.software;
        sum = sum + item.cost;
        made.items.push_back(item);
    }
    return made;
}

} // namespace domain
