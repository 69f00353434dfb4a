#include "domain/offer/prices.hpp"

#include "domain/offer/period.hpp"
#include "domain/product/dimensions.hpp"

#include <algorithm>

namespace domain {

namespace {

const Rate* find_rate(const std::vector<Rate>& rates, std::string_view key) {
    const auto found = std::find_if(rates.begin(), rates.end(), [&](const Rate& rate) { return rate.key == key; });
    return found == rates.end() ? nullptr : &*found;
}

std::string_view suffix(Mode mode) {
    switch (mode) {
    case Mode::Batch:
        return ".m.i.b";
    case Mode::Training:
        return ".a.t";
    default:
        return ".m.i.r";
    }
}

// Whether the cost of so much is beyond what a Decimal holds, with room for the other items of a sum.
bool beyond(base::Decimal price, std::int64_t quantity, bool by_time) {
    const auto units = static_cast<__int128>(price.units()) * (by_time ? quantity / 60 + 1 : quantity);
    return units > INT64_MAX / 8;
}

void append_items(Estimate& made, CostItem item, std::int64_t whole, std::int64_t free, bool by_time) {
    free = std::min(free, whole);
    for (const bool trial : {true, false}) {
        item.quantity = trial ? free : whole - free;
        if (item.quantity == 0) continue;
        item.trial = trial;
        item.cost = base::Decimal{};
        if (!trial) item.cost = by_time ? prorate(item.price, item.quantity) : item.price * item.quantity;
        base::Decimal& sum = item.infrastructure ? made.infrastructure : made.software;
        sum = sum + item.cost;
        made.items.push_back(item);
    }
}

} // namespace

bool append_change(std::vector<PriceChange>& history, base::Instant changed, const UsageTerm& usage) {
    if (!history.empty() && history.back().rates == usage.rates) return false;
    history.push_back({changed, usage.rates});
    return true;
}

std::vector<Rate> rest_of(const std::vector<Rate>& listed, const std::vector<Rate>& own) {
    auto prices = [&](Use use) {
        return std::any_of(own.begin(), own.end(), [&](const Rate& rate) {
            const auto dimension = parse_dimension(rate.key);
            return dimension && dimension->use == use;
        });
    };
    const bool by_request = prices(Use::Inference), by_hour = prices(Use::Realtime);
    std::vector<Rate> rest;
    for (const Rate& rate : listed) {
        const auto dimension = parse_dimension(rate.key);
        const bool other_way = dimension && ((by_request && dimension->use == Use::Realtime) ||
                                             (by_hour && dimension->use == Use::Inference));
        if (!other_way && !find_rate(own, rate.key)) rest.push_back(rate);
    }
    return rest;
}

std::vector<PriceChange> with_listed_rates(std::vector<PriceChange> own, const std::vector<PriceChange>& listed) {
    std::vector<Rate> priced;
    for (const PriceChange& change : own)
        priced.insert(priced.end(), change.rates.begin(), change.rates.end());
    for (const PriceChange& change : listed)
        if (std::vector<Rate> rest = rest_of(change.rates, priced); !rest.empty())
            own.push_back({change.changed, std::move(rest)});
    std::stable_sort(own.begin(), own.end(),
                     [](const PriceChange& a, const PriceChange& b) { return a.changed < b.changed; });
    return own;
}

bool raises(const std::vector<PriceChange>& history, base::Instant changed) {
    const auto now =
        std::find_if(history.begin(), history.end(), [&](const auto& change) { return change.changed == changed; });
    if (now == history.end()) return false;
    return std::any_of(now->rates.begin(), now->rates.end(), [&](const Rate& rate) {
        for (auto earlier = std::make_reverse_iterator(now); earlier != history.rend(); ++earlier)
            if (const Rate* former = find_rate(earlier->rates, rate.key)) return former->price < rate.price;
        return false;
    });
}

std::optional<base::Decimal> rate_at(const std::vector<PriceChange>& history, std::string_view key,
                                     base::Instant accepted, base::Instant when) {
    std::optional<base::Decimal> held; // what this agreement pays
    bool announced = false;            // that it will pay something else from a day on
    base::Decimal next;
    base::Instant from;
    const auto pass = [&](base::Instant until) {
        if (!announced || from > until) return;
        held = next;
        announced = false;
    };
    for (const PriceChange& change : history) {
        const Rate* rate = find_rate(change.rates, key);
        if (change.changed > when) break;
        if (!rate) continue;
        pass(change.changed);
        if (change.changed <= accepted || !held || rate->price <= *held) {
            held = rate->price;
            announced = false;
            continue;
        }
        // Where it is less than was announced, that notice goes on.
        if (!announced || rate->price > next) from = notice_end(change.changed);
        next = rate->price;
        announced = true;
    }
    pass(when);
    return held;
}

base::Decimal prorate(base::Decimal per_hour, std::int64_t minutes) {
    constexpr std::int64_t hour = 60;
    // Whole hours apart, so that nothing overflows before the result does.
    const std::int64_t rest = per_hour.units() * (minutes % hour);
    return per_hour * (minutes / hour) + base::Decimal::from_units((rest + hour / 2) / hour);
}

std::string software_key(const std::vector<Rate>& rates, const Wanted& wanted) {
    if (wanted.mode == Mode::Realtime && find_rate(rates, inference_rate_key)) return std::string(inference_rate_key);
    return wanted.instance_type + std::string(suffix(wanted.mode));
}

std::optional<Estimate> estimate(const std::vector<Rate>& rates, const Wanted& wanted, base::Decimal instance_hour) {
    Estimate made;
    const std::int64_t minutes = wanted.instances * wanted.minutes;
    const Rate* rate = find_rate(rates, software_key(rates, wanted));
    if (!rate) return std::nullopt;
    const bool by_hour = rate->key != inference_rate_key;
    const std::int64_t units = by_hour ? minutes : wanted.requests;
    if (beyond(rate->price, units, by_hour)) return std::nullopt;
    const std::int64_t free = by_hour ? wanted.instances * wanted.trial_minutes : wanted.trial_requests;
    append_items(made, {.key = rate->key, .price = rate->price}, units, std::min(free, wanted.granted.value_or(free)),
                 by_hour);
    if (wanted.upfront && !made.items.empty() && made.items.front().trial) {
        made.items.front().trial = false;
        made.items.front().price = {};
    }
    if (beyond(instance_hour, minutes, true)) return std::nullopt;
    append_items(made, {.key = wanted.instance_type, .infrastructure = true, .price = instance_hour}, minutes, 0, true);
    return made;
}

} // namespace domain
