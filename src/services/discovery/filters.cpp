#include "services/discovery/filters.hpp"

#include "base/money.hpp"
#include "services/discovery/faults.hpp"
#include "store/market/market_policy.hpp"

#include <algorithm>

namespace services::discovery {

namespace {

namespace shapes = api::discovery;
namespace Type = shapes::SearchFilterType;

using Check = std::function<bool(const Marks&)>;

// A single rating bound, "0.0" to "5.0", in tenths.
std::int64_t rating_bound(const shapes::SearchFilter& filter) {
    const auto bound =
        filter.filterValues.size() == 1 ? base::parse_decimal(filter.filterValues.front()) : std::nullopt;
    if (!bound || bound->units() < 0 || bound->units() > 5 * base::Decimal::scale)
        throw malformed(filter.filterType + " takes one value from 0.0 to 5.0.");
    return bound->units();
}

std::int64_t units_of(std::uint8_t tenths) {
    return tenths * (base::Decimal::scale / 10);
}

std::set<std::uint32_t> numbers_of(const Names& names, const std::vector<std::string>& ids) {
    std::set<std::uint32_t> numbers;
    for (const std::string& id : ids)
        if (const std::uint32_t* number = names.find(id)) numbers.insert(*number);
    return numbers;
}

Check check_of(const Shelved& shelved, const shapes::SearchFilter& filter) {
    const std::string& type = filter.filterType;
    const auto names = [values = filter.filterValues](std::string_view value) {
        return std::ranges::find(values, value) != values.end();
    };
    if (type == Type::CATEGORY)
        return [wanted = numbers_of(shelved.categories, filter.filterValues)](const Marks& marks) {
            return std::any_of(marks.categories.begin(), marks.categories.begin() + marks.category_count,
                               [&](std::uint16_t category) { return wanted.contains(category); });
        };
    if (type == Type::PUBLISHER)
        return [wanted = numbers_of(shelved.publishers, filter.filterValues)](const Marks& marks) {
            return wanted.contains(marks.publisher);
        };
    if (type == Type::FULFILLMENT_OPTION_TYPE)
        return [model = names(shapes::FulfillmentOptionType::SAGEMAKER_MODEL),
                algorithm = names(shapes::FulfillmentOptionType::SAGEMAKER_ALGORITHM)](const Marks& marks) {
            return marks.algorithm ? algorithm : model;
        };
    if (type == Type::PRICING_MODEL)
        return [free = names(shapes::PricingModelType::FREE), usage = names(shapes::PricingModelType::USAGE),
                contract = names(shapes::PricingModelType::CONTRACT)](const Marks& marks) {
            return (marks.pricing == Marks::Free && free) || (marks.pricing == Marks::Usage && usage) ||
                   (marks.pricing == Marks::Contract && contract);
        };
    if (type == Type::PRICING_UNIT)
        return [hosts = names(shapes::PricingUnitType::HOSTS), requests = names(shapes::PricingUnitType::REQUESTS)](
                   const Marks& marks) { return (marks.hosts && hosts) || (marks.requests && requests); };
    if (type == Type::DEPLOYED_ON_AWS)
        return [all = names(shapes::DeployedOnAwsStatus::NOT_APPLICABLE)](const Marks&) { return all; };
    if (type == Type::NUMBER_OF_PRODUCTS) return [all = names("1")](const Marks&) { return all; };
    if (type == Type::MIN_AVERAGE_CUSTOMER_RATING)
        return [least = rating_bound(filter)](const Marks& marks) { return units_of(marks.rating) >= least; };
    if (type == Type::MAX_AVERAGE_CUSTOMER_RATING)
        return [most = rating_bound(filter)](const Marks& marks) { return units_of(marks.rating) <= most; };
    return [](const Marks&) { return false; };
}

} // namespace

domain::MarketPolicy policy_for(Call& call, bool wanted) {
    if (!wanted) return {};
    return call.database.read([](store::Reader& reader) { return store::load_market_policy(reader); });
}

Hits find_listings(Call& call, const Shelved& shelved, const std::string& text, const Filters& filters) {
    const bool by_region = filters && std::ranges::any_of(*filters, [](const shapes::SearchFilter& filter) {
                               return filter.filterType == Type::REGION;
                           });
    const domain::MarketPolicy policy = policy_for(call, by_region);
    std::vector<Check> checks;
    std::vector<TraitCheck> trait_checks;
    for (const shapes::SearchFilter& filter : filters.value_or(std::vector<shapes::SearchFilter>{})) {
        if (auto check = trait_check_of(shelved.trait_names, policy, filter))
            trait_checks.push_back(*std::move(check));
        else
            checks.push_back(check_of(shelved, filter));
    }
    Hits hits = shelved.index.find(text);
    std::erase_if(hits, [&](const domain::SearchIndex::Hit& hit) {
        const Marks& marks = shelved.marks[hit.slot];
        const auto has = [&](const TraitCheck& check) {
            return check(shelved.traits[hit.slot], *shelved.listings[hit.slot]);
        };
        return !std::ranges::all_of(checks, [&](const Check& check) { return check(marks); }) ||
               !std::ranges::all_of(trait_checks, has) ||
               (!marks.everybody && !sees(call, *shelved.listings[hit.slot]));
    });
    return hits;
}

} // namespace services::discovery
