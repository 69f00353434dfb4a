#include "services/discovery/operations.hpp"
#include "services/registry.hpp"

namespace services {

void register_discovery(Registry& registry) {
    registry.add<api::discovery::SearchListings>(discovery::search_listings);
    registry.add<api::discovery::SearchFacets>(discovery::search_facets);
    registry.add<api::discovery::GetListing>(discovery::get_listing);
    registry.add<api::discovery::GetProduct>(discovery::get_product);
    registry.add<api::discovery::GetOffer>(discovery::get_offer);
    registry.add<api::discovery::GetOfferTerms>(discovery::get_offer_terms);
    registry.add<api::discovery::ListPurchaseOptions>(discovery::list_purchase_options);
    registry.add<api::discovery::ListFulfillmentOptions>(discovery::list_fulfillment_options);
}

} // namespace services
