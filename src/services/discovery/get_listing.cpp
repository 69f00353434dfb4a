#include "services/discovery/listing.hpp"
#include "services/discovery/operations.hpp"
#include "services/public_assets.hpp"

#include <fmt/format.h>

namespace services::discovery {

namespace shapes = api::discovery;

shapes::GetListingOutput get_listing(Call& call, const shapes::GetListingInput& in) {
    call.require("aws-marketplace:GetListing",
                 fmt::format("arn:aws:aws-marketplace:::catalog/AWSMarketplace/listing/{}", in.listingId));
    const Seen seen = require_listing(call, in.listingId);
    const Listing& listing = *seen.listing;
    shapes::GetListingOutput out{.badges = badges_of(listing),
                                 .catalog = "AWSMarketplace",
                                 .categories = categories_of(listing),
                                 .fulfillmentOptionSummaries = fulfillment_of(listing),
                                 .highlights = listing.product.highlights,
                                 .listingId = in.listingId,
                                 .listingName = listing.product.title,
                                 .logoThumbnailUrl = public_url(call.settings, listing.product.logo_url),
                                 .longDescription = listing.product.long_description,
                                 .pricingModels = pricing_models_of(listing),
                                 .pricingUnits = pricing_units_of(listing),
                                 .promotionalMedia = media_of(listing),
                                 .publisher = seller_of(listing),
                                 .resources = resources_of(listing),
                                 .shortDescription = listing.product.short_description};
    if (listing.reviews.total() > 0) out.reviewSummary = reviews_of(listing);
    shapes::ListingAssociatedEntity entity{.product = product_of(listing)};
    if (listing.offer)
        entity.offer = shapes::OfferInformation{
            .offerId = listing.offer->id, .offerName = listing.offer->name, .sellerOfRecord = seller_of(listing)};
    out.associatedEntities.push_back(std::move(entity));
    return out;
}

shapes::GetProductOutput get_product(Call& call, const shapes::GetProductInput& in) {
    call.require("aws-marketplace:GetProduct",
                 fmt::format("arn:aws:aws-marketplace:::catalog/AWSMarketplace/product/{}", in.productId));
    const Seen seen = require_product(call, in.productId);
    const Listing& listing = *seen.listing;
    return {.productId = in.productId,
            .catalog = "AWSMarketplace",
            .productName = listing.product.title,
            .manufacturer = seller_of(listing),
            .deployedOnAws = std::string(shapes::DeployedOnAwsStatus::NOT_APPLICABLE),
            .shortDescription = listing.product.short_description,
            .longDescription = listing.product.long_description,
            .logoThumbnailUrl = public_url(call.settings, listing.product.logo_url),
            .fulfillmentOptionSummaries = fulfillment_of(listing),
            .categories = categories_of(listing),
            .highlights = listing.product.highlights,
            .promotionalMedia = media_of(listing),
            .resources = resources_of(listing),
            .listingId = listing_id(in.productId)};
}

} // namespace services::discovery
