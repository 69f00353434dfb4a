#include "services/discovery/faults.hpp"
#include "services/discovery/filters.hpp"
#include "services/discovery/operations.hpp"
#include "services/page.hpp"
#include "wire/codec.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace services::discovery {

namespace shapes = api::discovery;

namespace {

namespace Type = shapes::SearchFacetType;

constexpr std::size_t most_values = 100; // of a facet, on one page

struct Counts {
    std::vector<std::int64_t> publishers, categories;
    std::array<std::int64_t, 5> stars{}; // with at least 1, 2, … stars on average
    std::int64_t models = 0, algorithms = 0, free = 0, usage = 0, contract = 0, hosts = 0, requests = 0, all = 0;
};

Counts count(const Shelved& shelved, const Hits& hits) {
    Counts counts;
    counts.publishers.resize(shelved.publishers.all().size());
    counts.categories.resize(shelved.categories.all().size());
    counts.all = static_cast<std::int64_t>(hits.size());
    for (const auto& hit : hits) {
        const Marks& marks = shelved.marks[hit.slot];
        ++counts.publishers[marks.publisher];
        for (std::uint8_t i = 0; i < marks.category_count; ++i)
            ++counts.categories[marks.categories[i]];
        for (std::size_t star = 1; star <= 5 && marks.rating >= star * 10; ++star)
            ++counts.stars[star - 1];
        ++(marks.algorithm ? counts.algorithms : counts.models);
        counts.free += marks.pricing == Marks::Free;
        counts.usage += marks.pricing == Marks::Usage;
        counts.contract += marks.pricing == Marks::Contract;
        counts.hosts += marks.hosts;
        counts.requests += marks.requests;
    }
    return counts;
}

using Values = std::vector<shapes::ListingFacet>;

void append(Values& values, std::string_view value, std::string shown, std::int64_t count) {
    if (count > 0) values.push_back({.value = std::string(value), .displayName = std::move(shown), .count = count});
}

// The commonest first.
Values values_of(const Names& names, const std::vector<std::int64_t>& counts) {
    Values values;
    for (std::size_t i = 0; i < counts.size(); ++i)
        append(values, names.all()[i].id, names.all()[i].shown, counts[i]);
    std::ranges::stable_sort(values, [](const auto& a, const auto& b) {
        return std::tie(b.count, a.displayName) < std::tie(a.count, b.displayName);
    });
    return values;
}

std::map<std::string, Values> facets_of(const Shelved& shelved, const Counts& counts) {
    std::map<std::string, Values> facets;
    const auto add = [&](std::string_view type, std::string_view value, const char* shown, std::int64_t number) {
        append(facets[std::string(type)], value, shown, number);
    };
    facets[std::string(Type::CATEGORY)] = values_of(shelved.categories, counts.categories);
    facets[std::string(Type::PUBLISHER)] = values_of(shelved.publishers, counts.publishers);
    for (std::size_t star = 5; star >= 1; --star)
        append(facets[std::string(Type::AVERAGE_CUSTOMER_RATING)], fmt::format("{}.0", star),
               star == 5 ? "5 stars" : fmt::format("{} stars and more", star), counts.stars[star - 1]);
    add(Type::FULFILLMENT_OPTION_TYPE, shapes::FulfillmentOptionType::SAGEMAKER_MODEL, "Amazon SageMaker Model",
        counts.models);
    add(Type::FULFILLMENT_OPTION_TYPE, shapes::FulfillmentOptionType::SAGEMAKER_ALGORITHM, "Amazon SageMaker Algorithm",
        counts.algorithms);
    add(Type::PRICING_MODEL, shapes::PricingModelType::FREE, "Free", counts.free);
    add(Type::PRICING_MODEL, shapes::PricingModelType::USAGE, "Usage Based", counts.usage);
    add(Type::PRICING_MODEL, shapes::PricingModelType::CONTRACT, "Contract", counts.contract);
    add(Type::PRICING_UNIT, shapes::PricingUnitType::HOSTS, "Hosts", counts.hosts);
    add(Type::PRICING_UNIT, shapes::PricingUnitType::REQUESTS, "Requests", counts.requests);
    add(Type::DEPLOYED_ON_AWS, shapes::DeployedOnAwsStatus::NOT_APPLICABLE, "Not applicable", counts.all);
    add(Type::NUMBER_OF_PRODUCTS, "1", "1", counts.all);
    return facets;
}

// The part of each facet that this page shows; whether any has more.
bool cut(std::map<std::string, Values>& facets, std::size_t begin) {
    bool more = false;
    for (auto& [type, values] : facets) {
        more |= values.size() > begin + most_values;
        const auto page = cut_page(values, begin, most_values, "");
        values = page.items;
    }
    return more;
}

} // namespace

shapes::SearchFacetsOutput search_facets(Call& call, const shapes::SearchFacetsInput& in) {
    call.require("aws-marketplace:SearchFacets", "*");
    shapes::SearchFacetsInput question = in;
    question.nextToken.reset();
    const std::string fingerprint = base::render(wire::to_document(question));
    const auto begin = parse_page(in.nextToken, fingerprint);
    if (!begin) throw bad_page_token();

    shapes::SearchFacetsOutput out;
    auto facets = catalogue_of(call).read(call.database, [&](const Shelved& shelved) {
        const Hits hits = find_listings(call, shelved, in.searchText.value_or(""), in.filters);
        out.totalResults = static_cast<std::int64_t>(hits.size());
        return facets_of(shelved, count(shelved, hits));
    });
    if (in.facetTypes && !in.facetTypes->empty())
        std::erase_if(facets, [&](const auto& facet) {
            return std::ranges::find(*in.facetTypes, facet.first) == in.facetTypes->end();
        });
    if (cut(facets, *begin)) out.nextToken = render_page(*begin + most_values, fingerprint);
    out.listingFacets = {facets.begin(), facets.end()};
    return out;
}

} // namespace services::discovery
