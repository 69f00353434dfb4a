// What a buyer is shown of a product: the product, its seller and its public offer, read together; and their parts in
// the shapes of the discovery service, each written once here.
#pragma once

#include "api/discovery.hpp"
#include "domain/agreement/terms.hpp"
#include "domain/listing/seller.hpp"
#include "domain/listing/visibility.hpp"
#include "domain/offer/offer.hpp"
#include "domain/product/dimensions.hpp"
#include "domain/reviews/review.hpp"
#include "services/call.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace services::discovery {

struct Listing {
    domain::Product product;
    base::Instant created;
    std::string seller; // account
    std::string seller_name;
    std::optional<domain::Offer> offer; // the released public one
    std::int64_t offer_revision = 0;
    domain::ReviewSummary reviews;
    std::vector<std::string> content_types; // that the latest version takes
    std::optional<std::int64_t> answer;     // what its declared sample takes, in microseconds, where it was tried
    // The released private ones; each is shown to its buyers alone.
    std::vector<std::pair<domain::Offer, std::int64_t>> private_offers;
};

// The listing if the caller sees it; otherwise ResourceNotFoundException, worded alike whether it is hidden or absent.
struct Seen {
    std::shared_ptr<const Listing> listing;
    domain::Standing standing;
    const domain::Offer* offer = nullptr; // of require_offer
    std::int64_t offer_revision = 0;
    const Listing* operator->() const { return listing.get(); }
};
Seen require_product(Call& call, std::string_view product_id);
Seen require_listing(Call& call, std::string_view listing_id);
Seen require_offer(Call& call, std::string_view offer_id);
bool sees(Call& call, const Listing& listing);

bool is_algorithm(const Listing& listing);
// Whether the public offer has a price for that way of use; an hour of whichever where it is not Inference.
bool is_priced_by(const Listing& listing, domain::Use use);

// "prodview-…" of "prod-…", and back
std::string product_id(std::string_view listing_id);
std::string listing_id(std::string_view product_id);
// Stable, and no account number.
std::string seller_profile_id(std::string_view account);
// "computer-vision" of "Computer Vision"

// {"Type", …} array of the offer's document, with ids.
std::vector<domain::Term> terms_of(const domain::Offer& offer);

api::discovery::SellerInformation seller_of(const Listing& listing);
api::discovery::ProductInformation product_of(const Call& call, const Listing& listing);
std::vector<api::discovery::Category> categories_of(const Call& call, const Listing& listing);
std::vector<api::discovery::FulfillmentOptionSummary> fulfillment_of(const Listing& listing);
std::vector<api::discovery::PricingModel> pricing_models_of(const Listing& listing);
api::discovery::PricingModel pricing_model_of(const domain::Offer& offer);
std::vector<api::discovery::PurchaseOptionBadge> badges_of(const domain::Offer& offer, base::Instant now);
std::vector<api::discovery::PricingUnit> pricing_units_of(const Listing& listing);
api::discovery::ReviewSummary reviews_of(const Listing& listing);
std::vector<api::discovery::ListingBadge> badges_of(const Listing& listing);
std::vector<api::discovery::PromotionalMedia> media_of(const Call& call, const Listing& listing);
std::vector<api::discovery::Resource> resources_of(const Call& call, const Listing& listing);

} // namespace services::discovery
