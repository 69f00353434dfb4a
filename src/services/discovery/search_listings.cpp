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
    bool by_rating = false, by_price = false, reversed = false;

    using Hit = domain::SearchIndex::Hit;

    bool operator()(const Hit& a, const Hit& b) const {
        if (by_price) return by_hour(a, b);
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

    // What has no price of an hour comes last, whichever end is asked for.
    bool by_hour(const Hit& a, const Hit& b) const {
        const std::int64_t left = shelved.traits[a.slot].lowest_hour;
        const std::int64_t right = shelved.traits[b.slot].lowest_hour;
        const bool priced = left != Traits::no_price, other_priced = right != Traits::no_price;
        if (priced != other_priced) return priced;
        if (left != right) return reversed ? left > right : left < right;
        return best(a, b);
    }
};

// The best first, unless the other end was asked for; of prices the lowest, unless the highest are.
Order order_of(const Shelved& shelved, const shapes::SearchListingsInput& in) {
    const bool by_price = in.sortBy == shapes::SearchListingsSortBy::HOURLY_PRICE;
    const auto& other_end =
        by_price ? shapes::SearchListingsSortOrder::DESCENDING : shapes::SearchListingsSortOrder::ASCENDING;
    return {.shelved = shelved,
            .by_rating = in.sortBy == shapes::SearchListingsSortBy::AVERAGE_CUSTOMER_RATING,
            .by_price = by_price,
            .reversed = in.sortOrder == other_end};
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
