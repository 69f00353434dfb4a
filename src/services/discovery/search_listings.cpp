#include "services/discovery/faults.hpp"
#include "services/discovery/filters.hpp"
#include "services/discovery/operations.hpp"
#include "services/page.hpp"
#include "services/public_assets.hpp"
#include "wire/codec.hpp"

#include <algorithm>

namespace services::discovery {

namespace shapes = api::discovery;

namespace {

constexpr std::size_t default_page = 20;

shapes::ListingSummary summary_of(const Call& call, const Listing& listing) {
    const domain::ShownTexts texts = domain::texts_in(listing.product, call.language);
    return {.listingId = listing_id(listing.product.id),
            .listingName = std::string(texts.title),
            .publisher = seller_of(listing),
            .fulfillmentOptionSummaries = fulfillment_of(listing),
            .catalog = "AWSMarketplace",
            .shortDescription = std::string(texts.short_description),
            .logoThumbnailUrl = public_url(call.settings, listing.product.logo_url),
            .categories = categories_of(call, listing),
            .badges = badges_of(listing),
            .reviewSummary = reviews_of(listing),
            .pricingModels = pricing_models_of(listing),
            .pricingUnits = pricing_units_of(listing),
            .associatedEntities = {{.product = product_of(call, listing)}}};
}

// What the caller wants to see first, and of equals the older.
struct Order {
    const Shelved& shelved;
    bool by_rating = false, reversed = false;
    std::int64_t Traits::*measure = nullptr; // what is ordered by instead, where it is known

    using Hit = domain::SearchIndex::Hit;

    bool operator()(const Hit& a, const Hit& b) const {
        if (measure) return measured(a, b);
        return reversed ? best(b, a) : best(a, b);
    }

  private:
    bool best(const Hit& a, const Hit& b) const {
        const Marks& left = shelved.marks[a.slot];
        const Marks& right = shelved.marks[b.slot];
        if (by_rating && left.rating != right.rating) return left.rating > right.rating;
        if (a.score != b.score) return a.score > b.score;
        return std::tie(left.created, a.slot) < std::tie(right.created, b.slot);
    }

    // What has no price of an hour, or was never tried, comes last, whichever end is asked for.
    bool measured(const Hit& a, const Hit& b) const {
        const std::int64_t left = shelved.traits[a.slot].*measure;
        const std::int64_t right = shelved.traits[b.slot].*measure;
        const bool known = left >= 0, other_known = right >= 0;
        if (known != other_known) return known;
        if (left != right) return reversed ? left > right : left < right;
        return best(a, b);
    }
};

std::int64_t Traits::*measure_of(const shapes::SearchListingsInput& in) {
    if (in.sortBy == shapes::SearchListingsSortBy::HOURLY_PRICE) return &Traits::lowest_hour;
    if (in.sortBy == shapes::SearchListingsSortBy::LATENCY) return &Traits::answer;
    return nullptr;
}

// The best first, unless the other end was asked for; of prices and times the lowest, unless the highest are.
Order order_of(const Shelved& shelved, const shapes::SearchListingsInput& in) {
    const auto measure = measure_of(in);
    const auto& other_end =
        measure ? shapes::SearchListingsSortOrder::DESCENDING : shapes::SearchListingsSortOrder::ASCENDING;
    return {.shelved = shelved,
            .by_rating = in.sortBy == shapes::SearchListingsSortBy::AVERAGE_CUSTOMER_RATING,
            .reversed = in.sortOrder == other_end,
            .measure = measure};
}

} // namespace

shapes::SearchListingsOutput search_listings(Call& call, const shapes::SearchListingsInput& in) {
    call.require("aws-marketplace:SearchListings", "*");
    shapes::SearchListingsInput question = in;
    question.nextToken.reset();
    question.maxResults.reset();
    const std::string fingerprint = base::render(wire::to_document(question));
    const auto begin = parse_page(in.nextToken, fingerprint);
    if (!begin) throw bad_page_token();

    const auto size = static_cast<std::size_t>(in.maxResults.value_or(default_page));
    shapes::SearchListingsOutput out;
    catalogue_of(call).read(call.database, [&](const Shelved& shelved) {
        Hits hits = find_listings(call, shelved, in.searchText.value_or(""), in.filters);
        out.totalResults = static_cast<std::int64_t>(hits.size());
        const std::size_t from = std::min(*begin, hits.size()), to = std::min(from + size, hits.size());
        std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(to), hits.end(),
                          order_of(shelved, in));
        for (std::size_t i = from; i < to; ++i)
            out.listingSummaries.push_back(summary_of(call, *shelved.listings[hits[i].slot]));
        if (to < hits.size()) out.nextToken = render_page(to, fingerprint);
    });
    return out;
}

} // namespace services::discovery
