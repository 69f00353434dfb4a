#include "services/discovery/faults.hpp"
#include "services/discovery/listing.hpp"
#include "services/discovery/operations.hpp"
#include "services/page.hpp"
#include "services/public_assets.hpp"
#include "wire/codec.hpp"

#include <algorithm>

namespace services::discovery {

namespace shapes = api::discovery;

namespace {

constexpr std::size_t default_page = 20;

// A single rating bound, "0.0" to "5.0"; both this and a listing's rating are exact in decimal units.
std::int64_t rating_bound(const shapes::SearchFilter& filter) {
    const auto bound =
        filter.filterValues.size() == 1 ? base::parse_decimal(filter.filterValues.front()) : std::nullopt;
    if (!bound || bound->units() < 0 || bound->units() > 5 * base::Decimal::scale)
        throw malformed(filter.filterType + " takes one value from 0.0 to 5.0.");
    return bound->units();
}

std::int64_t rating_of(const Listing& listing) {
    return listing.reviews.tenths() * (base::Decimal::scale / 10);
}

template<class Parts, class F>
bool any_of(const Parts& parts, const std::vector<std::string>& wanted, F&& value_of) {
    return std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
        return std::find(wanted.begin(), wanted.end(), value_of(part)) != wanted.end();
    });
}

// Values inside one filter are alternatives.
bool passes(const Listing& listing, const shapes::SearchFilter& filter) {
    const std::vector<std::string>& wanted = filter.filterValues;
    const std::string& type = filter.filterType;
    if (type == shapes::SearchFilterType::CATEGORY)
        return any_of(categories_of(listing), wanted, [](const auto& c) { return c.categoryId; });
    if (type == shapes::SearchFilterType::PUBLISHER)
        return any_of(std::array{seller_profile_id(listing.seller)}, wanted, [](const auto& id) { return id; });
    if (type == shapes::SearchFilterType::FULFILLMENT_OPTION_TYPE)
        return any_of(fulfillment_of(listing), wanted, [](const auto& f) { return f.fulfillmentOptionType; });
    if (type == shapes::SearchFilterType::PRICING_MODEL)
        return any_of(pricing_models_of(listing), wanted, [](const auto& m) { return m.pricingModelType; });
    if (type == shapes::SearchFilterType::PRICING_UNIT)
        return any_of(pricing_units_of(listing), wanted, [](const auto& u) { return u.pricingUnitType; });
    if (type == shapes::SearchFilterType::DEPLOYED_ON_AWS)
        return any_of(std::array{shapes::DeployedOnAwsStatus::NOT_APPLICABLE}, wanted, [](auto s) { return s; });
    if (type == shapes::SearchFilterType::NUMBER_OF_PRODUCTS)
        return any_of(std::array{std::string_view("1")}, wanted, [](auto n) { return n; });
    if (type == shapes::SearchFilterType::MIN_AVERAGE_CUSTOMER_RATING)
        return rating_of(listing) >= rating_bound(filter);
    if (type == shapes::SearchFilterType::MAX_AVERAGE_CUSTOMER_RATING)
        return rating_of(listing) <= rating_bound(filter);
    return false;
}

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

// The caller's listings that pass every filter.
std::vector<const Listing*> candidates(Call& call, const std::vector<Listing>& all,
                                       const std::vector<shapes::SearchFilter>& filters) {
    std::vector<const Listing*> found;
    for (const Listing& listing : all) {
        const bool wanted =
            std::all_of(filters.begin(), filters.end(), [&](const auto& f) { return passes(listing, f); });
        if (wanted && sees(call, listing)) found.push_back(&listing);
    }
    return found;
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

    const auto all = all_listings(call);
    const auto visible = candidates(call, *all, in.filters.value_or(std::vector<shapes::SearchFilter>{}));
    std::vector<domain::SearchText> texts;
    for (const Listing* listing : visible)
        texts.push_back(listing->text);
    std::vector<domain::Match> matches = domain::rank(texts, in.searchText.value_or(""));
    if (in.sortBy == shapes::SearchListingsSortBy::AVERAGE_CUSTOMER_RATING)
        std::stable_sort(matches.begin(), matches.end(), [&](const auto& a, const auto& b) {
            return rating_of(*visible[a.position]) > rating_of(*visible[b.position]);
        });
    if (in.sortOrder == shapes::SearchListingsSortOrder::ASCENDING) std::reverse(matches.begin(), matches.end());

    const auto page =
        cut_page(matches, *begin, static_cast<std::size_t>(in.maxResults.value_or(default_page)), fingerprint);
    shapes::SearchListingsOutput out{.totalResults = static_cast<std::int64_t>(matches.size())};
    for (const domain::Match& match : page.items)
        out.listingSummaries.push_back(summary_of(call, *visible[match.position]));
    out.nextToken = page.next;
    return out;
}

} // namespace services::discovery
