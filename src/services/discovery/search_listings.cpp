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
    return {.listingId = listing_id(listing.product.id),
            .listingName = listing.product.title,
            .publisher = seller_of(listing),
            .fulfillmentOptionSummaries = fulfillment_of(listing),
            .catalog = "AWSMarketplace",
            .shortDescription = listing.product.short_description,
            .logoThumbnailUrl = public_url(call.settings, listing.product.logo_url),
            .categories = categories_of(listing),
            .badges = badges_of(listing),
            .reviewSummary = reviews_of(listing),
            .pricingModels = pricing_models_of(listing),
            .pricingUnits = pricing_units_of(listing),
            .associatedEntities = {{.product = product_of(listing)}}};
}

// The best come first unless the other end was asked for; of equals the older.
bool comes_before(const Shelved& shelved, const domain::SearchIndex::Hit& a, const domain::SearchIndex::Hit& b,
                  bool by_rating) {
    const Marks& left = shelved.marks[a.slot];
    const Marks& right = shelved.marks[b.slot];
    if (by_rating && left.rating != right.rating) return left.rating > right.rating;
    if (a.score != b.score) return a.score > b.score;
    return std::tie(left.created, a.slot) < std::tie(right.created, b.slot);
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
    const bool by_rating = in.sortBy == shapes::SearchListingsSortBy::AVERAGE_CUSTOMER_RATING;
    const bool ascending = in.sortOrder == shapes::SearchListingsSortOrder::ASCENDING;
    shapes::SearchListingsOutput out;
    catalogue_of(call).read(call.database, [&](const Shelved& shelved) {
        Hits hits = find_listings(call, shelved, in.searchText.value_or(""), in.filters);
        out.totalResults = static_cast<std::int64_t>(hits.size());
        const std::size_t from = std::min(*begin, hits.size()), to = std::min(from + size, hits.size());
        std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(to), hits.end(),
                          [&](const auto& a, const auto& b) {
                              return ascending ? comes_before(shelved, b, a, by_rating)
                                               : comes_before(shelved, a, b, by_rating);
                          });
        for (std::size_t i = from; i < to; ++i)
            out.listingSummaries.push_back(summary_of(call, *shelved.listings[hits[i].slot]));
        if (to < hits.size()) out.nextToken = render_page(to, fingerprint);
    });
    return out;
}

} // namespace services::discovery
