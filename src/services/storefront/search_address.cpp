#include "services/storefront/search_address.hpp"

#include "wire/http.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::storefront {

namespace {

namespace shapes = api::discovery;
namespace Type = shapes::SearchFilterType;

struct Name {
    std::string_view name;
    std::string_view filter;
};

// Values of one name are alternatives; tasks and kinds of data are categories that are wanted at once.
constexpr Name names[] = {{"task", Type::CATEGORY},
                          {"data", Type::CATEGORY},
                          {"category", Type::CATEGORY},
                          {"type", Type::FULFILLMENT_OPTION_TYPE},
                          {"price", Type::PRICING_MODEL},
                          {"trial", Type::FREE_TRIAL},
                          {"rating", Type::MIN_AVERAGE_CUSTOMER_RATING},
                          {"seller", Type::PUBLISHER},
                          {"content", Type::CONTENT_TYPE},
                          {"compute", Type::COMPUTE},
                          {"instance", Type::INSTANCE_TYPE},
                          {"region", Type::REGION},
                          {"language", Type::LISTING_LANGUAGE},
                          {"from", Type::MIN_HOURLY_PRICE},
                          {"to", Type::MAX_HOURLY_PRICE},
                          {"latency", Type::MAX_LATENCY_MILLISECONDS}};

using Pairs = std::vector<std::pair<std::string, std::string>>;

// Whether it is an order other than that by relevance.
bool sort_by(shapes::SearchListingsInput& question, std::string_view order) {
    if (order == "rating") {
        question.sortBy = std::string(shapes::SearchListingsSortBy::AVERAGE_CUSTOMER_RATING);
    } else if (order == "latency") {
        question.sortBy = std::string(shapes::SearchListingsSortBy::LATENCY);
    } else if (order == "price" || order == "price_down") {
        question.sortBy = std::string(shapes::SearchListingsSortBy::HOURLY_PRICE);
        question.sortOrder = std::string(order == "price" ? shapes::SearchListingsSortOrder::ASCENDING
                                                          : shapes::SearchListingsSortOrder::DESCENDING);
    } else {
        return false;
    }
    return true;
}

} // namespace

std::string SearchAddress::render() const {
    std::string query = text.empty() ? "" : "q=" + wire::percent_encode(text, false);
    for (const auto& [name, value] : kept)
        query += fmt::format("{}{}={}", query.empty() ? "" : "&", name, wire::percent_encode(value, false));
    return query;
}

SearchAddress parse_search_address(std::string_view query) {
    SearchAddress address;
    const Pairs pairs = wire::parse_query(query);
    const auto value_of = [&](std::string_view name) {
        const auto found = std::ranges::find(pairs, name, &Pairs::value_type::first);
        return found == pairs.end() ? std::string{} : found->second;
    };
    address.text = value_of("q");
    if (!address.text.empty()) address.question.searchText = address.text;
    if (const std::string page = value_of("page"); !page.empty()) address.question.nextToken = page;
    std::vector<shapes::SearchFilter> filters;
    for (const Name& known : names) {
        shapes::SearchFilter filter{.filterType = std::string(known.filter), .filterValues = {}};
        for (const auto& [name, value] : pairs) {
            if (name != known.name || value.empty()) continue;
            filter.filterValues.push_back(value);
            address.kept.emplace_back(name, value);
        }
        if (!filter.filterValues.empty()) filters.push_back(std::move(filter));
    }
    if (!filters.empty()) address.question.filters = std::move(filters);
    if (const std::string order = value_of("sort"); sort_by(address.question, order))
        address.kept.emplace_back("sort", order);
    return address;
}

} // namespace services::storefront
