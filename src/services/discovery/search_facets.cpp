#include "services/categories.hpp"
#include "services/discovery/faults.hpp"
#include "services/discovery/filters.hpp"
#include "services/discovery/operations.hpp"
#include "services/page.hpp"
#include "wire/codec.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
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

// What was asked for: which facets, from which of their values on; and whether one of them has more than this page.
struct Wanted {
    const std::optional<std::vector<std::string>>& types;
    std::size_t begin;
    bool more = false;

    bool has(std::string_view type) const {
        return !types || types->empty() || std::ranges::find(*types, type) != types->end();
    }
};

// The commonest first. Only those of the page are written out: a market has thousands of sellers.
template<class Shown>
Values page_of(const Names& names, const std::vector<std::int64_t>& counts, Wanted& wanted, Shown&& shown) {
    std::vector<std::size_t> met;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) met.push_back(i);
    const std::size_t end = std::min(wanted.begin + most_values, met.size());
    wanted.more |= end < met.size();
    std::ranges::partial_sort(met, met.begin() + static_cast<std::ptrdiff_t>(end), [&](std::size_t a, std::size_t b) {
        if (counts[a] != counts[b]) return counts[a] > counts[b];
        const auto& first = shown(names.all()[a].shown);
        const auto& second = shown(names.all()[b].shown);
        return std::tie(first, a) < std::tie(second, b);
    });
    Values values;
    for (std::size_t i = wanted.begin; i < end; ++i)
        append(values, names.all()[met[i]].id, shown(names.all()[met[i]].shown), counts[met[i]]);
    return values;
}

using Facets = std::map<std::string, Values>;

void append_names(Facets& facets, const Call& call, const Shelved& shelved, const Counts& counts, Wanted& wanted) {
    const auto known = known_categories(call);
    const auto label = [&](const std::string& name) {
        const domain::Category* category = domain::find_category(*known, name);
        return category ? category->label(call.language) : name;
    };
    if (wanted.has(Type::CATEGORY))
        facets[std::string(Type::CATEGORY)] = page_of(shelved.categories, counts.categories, wanted, label);
    if (wanted.has(Type::PUBLISHER))
        facets[std::string(Type::PUBLISHER)] = page_of(shelved.publishers, counts.publishers, wanted, std::identity());
}

// Those with a few values that are known beforehand: all on the first page.
void append_few(Facets& facets, const Counts& counts, const Wanted& wanted) {
    const auto add = [&](std::string_view type, std::string_view value, std::string shown, std::int64_t number) {
        if (!wanted.has(type)) return;
        Values& values = facets[std::string(type)];
        if (wanted.begin == 0) append(values, value, std::move(shown), number);
    };
    for (std::size_t star = 5; star >= 1; --star)
        add(Type::AVERAGE_CUSTOMER_RATING, fmt::format("{}.0", star),
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
}

// The facets of our own filters, where they were asked for by name.
void append_traits(Call& call, const Shelved& shelved, const Hits& hits, const std::vector<std::string>& asked,
                   FacetValues& facets) {
    const domain::MarketPolicy policy = policy_for(call, std::ranges::find(asked, Type::REGION) != asked.end());
    TraitCounts counts(shelved.trait_names, policy, asked);
    if (!counts.wanted()) return;
    for (const auto& hit : hits)
        counts.add(shelved.traits[hit.slot], *shelved.listings[hit.slot]);
    counts.append_to(facets);
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
    Wanted wanted{in.facetTypes, *begin};
    Facets facets;
    catalogue_of(call).read(call.database, [&](const Shelved& shelved) {
        const Hits hits = find_listings(call, shelved, in.searchText.value_or(""), in.filters);
        out.totalResults = static_cast<std::int64_t>(hits.size());
        const Counts counts = count(shelved, hits);
        append_names(facets, call, shelved, counts, wanted);
        append_few(facets, counts, wanted);
        if (*begin == 0) append_traits(call, shelved, hits, in.facetTypes.value_or(std::vector<std::string>{}), facets);
    });
    if (wanted.more) out.nextToken = render_page(*begin + most_values, fingerprint);
    out.listingFacets = {facets.begin(), facets.end()};
    return out;
}

} // namespace services::discovery
