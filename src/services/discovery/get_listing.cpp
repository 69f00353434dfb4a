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
    const domain::ShownTexts texts = domain::texts_in(listing.product, call.language);
    shapes::GetListingOutput out{.badges = badges_of(listing),
                                 .catalog = "AWSMarketplace",
                                 .categories = categories_of(call, listing),
                                 .fulfillmentOptionSummaries = fulfillment_of(listing),
                                 .highlights = texts.highlights,
                                 .listingId = in.listingId,
                                 .listingName = std::string(texts.title),
                                 .logoThumbnailUrl = public_url(call.settings, listing.product.logo_url),
                                 .longDescription = std::string(texts.long_description),
                                 .pricingModels = pricing_models_of(listing),
                                 .pricingUnits = pricing_units_of(listing),
                                 .promotionalMedia = media_of(call, listing),
                                 .publisher = seller_of(listing),
                                 .resources = resources_of(call, listing),
                                 .shortDescription = std::string(texts.short_description)};
    if (listing.reviews.total() > 0) out.reviewSummary = reviews_of(listing);
    shapes::ListingAssociatedEntity entity{.product = product_of(call, listing)};
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
    const domain::ShownTexts texts = domain::texts_in(listing.product, call.language);
    return {.productId = in.productId,
            .catalog = "AWSMarketplace",
            .productName = std::string(texts.title),
            .manufacturer = seller_of(listing),
            .deployedOnAws = std::string(shapes::DeployedOnAwsStatus::NOT_APPLICABLE),
            .shortDescription = std::string(texts.short_description),
            .longDescription = std::string(texts.long_description),
            .logoThumbnailUrl = public_url(call.settings, listing.product.logo_url),
            .fulfillmentOptionSummaries = fulfillment_of(listing),
            .categories = categories_of(call, listing),
            .highlights = texts.highlights,
            .promotionalMedia = media_of(call, listing),
            .resources = resources_of(call, listing),
            .listingId = listing_id(in.productId)};
}

} // namespace services::discovery
