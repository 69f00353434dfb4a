#include "services/discovery/traits.hpp"

#include "domain/instances.hpp"
#include "domain/listing/regions.hpp"
#include "services/discovery/faults.hpp"

#include <algorithm>
#include <set>

namespace services::discovery {

namespace {

namespace shapes = api::discovery;
namespace Type = shapes::SearchFilterType;

constexpr std::string_view own_language = "en"; // of the words that a listing has without a translation
constexpr std::string_view cpu = "CPU", gpu = "GPU", yes = "true";

std::set<std::string> instance_types_of(const Listing& listing) {
    std::set<std::string> types;
    if (const domain::Version* version = domain::latest_version(listing.product))
        for (const auto* some : {&version->supported.realtime, &version->supported.batch, &version->supported.training})
            types.insert(some->begin(), some->end());
    return types;
}

std::int64_t lowest_hour_of(const Listing& listing) {
    std::int64_t lowest = Traits::no_price;
    if (!listing.offer || !listing.offer->usage) return lowest;
    for (const domain::Rate& rate : listing.offer->usage->rates)
        if (rate.key != domain::inference_rate_key && (lowest < 0 || rate.price.units() < lowest))
            lowest = rate.price.units();
    return lowest;
}

bool shares(const std::vector<std::uint32_t>& has, const std::set<std::uint32_t>& wanted) {
    return std::ranges::any_of(has, [&](std::uint32_t each) { return wanted.contains(each); });
}

std::set<std::uint32_t> numbers_of(const Names& names, const std::vector<std::string>& ids) {
    std::set<std::uint32_t> numbers;
    for (const std::string& id : ids)
        if (const std::uint32_t* number = names.find(id)) numbers.insert(*number);
    return numbers;
}

std::int64_t price_bound(const shapes::SearchFilter& filter) {
    const auto bound =
        filter.filterValues.size() == 1 ? base::parse_decimal(filter.filterValues.front()) : std::nullopt;
    if (!bound || bound->units() < 0)
        throw malformed(filter.filterType + " takes one price of an hour, a number like 0.25.");
    return bound->units();
}

// In microseconds.
std::int64_t time_bound(const shapes::SearchFilter& filter) {
    const auto bound =
        filter.filterValues.size() == 1 ? base::parse_decimal(filter.filterValues.front()) : std::nullopt;
    if (!bound || bound->units() < 0)
        throw malformed(filter.filterType + " takes one number of milliseconds, like 250.");
    return bound->units() / (base::Decimal::scale / 1000);
}

bool sold_in_any(const Listing& listing, const domain::MarketPolicy& policy, const std::vector<std::string>& regions) {
    return std::ranges::any_of(regions, [&](const std::string& region) {
        const auto& known = domain::market_regions(policy);
        return std::ranges::find(known, region) != known.end() && domain::sold_in(listing.product, policy, region);
    });
}

std::optional<TraitCheck> price_check_of(const shapes::SearchFilter& filter) {
    if (filter.filterType == Type::MIN_HOURLY_PRICE)
        return [least = price_bound(filter)](const Traits& traits, const Listing&) {
            return traits.lowest_hour != Traits::no_price && traits.lowest_hour >= least;
        };
    if (filter.filterType == Type::MAX_HOURLY_PRICE)
        return [most = price_bound(filter)](const Traits& traits, const Listing&) {
            return traits.lowest_hour != Traits::no_price && traits.lowest_hour <= most;
        };
    return std::nullopt;
}

std::optional<TraitCheck> time_check_of(const shapes::SearchFilter& filter) {
    if (filter.filterType != Type::MAX_LATENCY_MILLISECONDS) return std::nullopt;
    return [most = time_bound(filter)](const Traits& traits, const Listing&) {
        return traits.answer != Traits::not_tried && traits.answer <= most;
    };
}

} // namespace

Traits traits_of(const Listing& listing, TraitNames& names) {
    Traits traits{.lowest_hour = lowest_hour_of(listing),
                  .answer = listing.answer.value_or(Traits::not_tried),
                  .trial = listing.offer && listing.offer->trial.has_value()};
    for (const std::string& type : listing.content_types)
        traits.content_types.push_back(names.content_types.number_of(type, type));
    for (const std::string& type : instance_types_of(listing)) {
        traits.instance_types.push_back(names.instance_types.number_of(type, type));
        const auto known = domain::find_instance_type(type);
        (known && known->gpu ? traits.gpu : traits.cpu) = true;
    }
    const auto speaks = [&](std::string_view language) {
        traits.languages.push_back(names.languages.number_of(std::string(language), std::string(language)));
    };
    speaks(own_language);
    for (const domain::Translation& each : listing.product.translations)
        if (each.language != own_language) speaks(each.language);
    return traits;
}

std::optional<TraitCheck> trait_check_of(const TraitNames& names, const domain::MarketPolicy& policy,
                                         const shapes::SearchFilter& filter) {
    const std::string& type = filter.filterType;
    const auto& values = filter.filterValues;
    const auto asks = [&](std::string_view value) { return std::ranges::find(values, value) != values.end(); };
    const auto among = [&](std::vector<std::uint32_t> Traits::*member, const Names& known) -> TraitCheck {
        return [member, wanted = numbers_of(known, values)](const Traits& traits, const Listing&) {
            return shares(traits.*member, wanted);
        };
    };
    if (type == Type::CONTENT_TYPE) return among(&Traits::content_types, names.content_types);
    if (type == Type::INSTANCE_TYPE) return among(&Traits::instance_types, names.instance_types);
    if (type == Type::LISTING_LANGUAGE) return among(&Traits::languages, names.languages);
    if (type == Type::COMPUTE)
        return [on_cpu = asks(cpu), on_gpu = asks(gpu)](const Traits& traits, const Listing&) {
            return (traits.cpu && on_cpu) || (traits.gpu && on_gpu);
        };
    if (type == Type::FREE_TRIAL)
        return [wanted = asks(yes)](const Traits& traits, const Listing&) { return traits.trial && wanted; };
    if (type == Type::REGION)
        return
            [&policy, values](const Traits&, const Listing& listing) { return sold_in_any(listing, policy, values); };
    if (auto check = time_check_of(filter)) return check;
    return price_check_of(filter);
}

TraitCounts::TraitCounts(const TraitNames& names, const domain::MarketPolicy& policy,
                         const std::vector<std::string>& asked)
    : names_(names), policy_(policy) {
    for (const auto type : {Type::CONTENT_TYPE, Type::INSTANCE_TYPE, Type::LISTING_LANGUAGE, Type::COMPUTE,
                            Type::FREE_TRIAL, Type::REGION})
        if (std::ranges::find(asked, type) != asked.end()) asked_[std::string(type)];
}

void TraitCounts::add(const Traits& traits, const Listing& listing) {
    const auto count = [&](std::string_view type, const std::string& value) { ++asked_[std::string(type)][value]; };
    const auto count_all = [&](std::string_view type, const std::vector<std::uint32_t>& numbers, const Names& names) {
        if (!asks(type)) return;
        for (const std::uint32_t number : numbers)
            count(type, names.all()[number].id);
    };
    count_all(Type::CONTENT_TYPE, traits.content_types, names_.content_types);
    count_all(Type::INSTANCE_TYPE, traits.instance_types, names_.instance_types);
    count_all(Type::LISTING_LANGUAGE, traits.languages, names_.languages);
    if (asks(Type::COMPUTE) && traits.cpu) count(Type::COMPUTE, std::string(cpu));
    if (asks(Type::COMPUTE) && traits.gpu) count(Type::COMPUTE, std::string(gpu));
    if (asks(Type::FREE_TRIAL) && traits.trial) count(Type::FREE_TRIAL, std::string(yes));
    if (!asks(Type::REGION)) return;
    for (const std::string& region : domain::market_regions(policy_))
        if (domain::sold_in(listing.product, policy_, region)) count(Type::REGION, region);
}

void TraitCounts::append_to(FacetValues& facets) const {
    for (const auto& [type, values] : asked_) {
        auto& told = facets[type];
        for (const auto& [value, count] : values)
            told.push_back({.value = value, .displayName = value, .count = count});
        std::ranges::stable_sort(told, [](const auto& a, const auto& b) { return a.count > b.count; });
    }
}

} // namespace services::discovery
