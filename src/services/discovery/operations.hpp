// The operations of the discovery service: what a buyer finds and reads before he subscribes. They only ever read.
#pragma once

#include "api/discovery.hpp"
#include "services/call.hpp"

namespace services::discovery {

api::discovery::SearchListingsOutput search_listings(Call& call, const api::discovery::SearchListingsInput& in);
api::discovery::SearchFacetsOutput search_facets(Call& call, const api::discovery::SearchFacetsInput& in);
api::discovery::GetListingOutput get_listing(Call& call, const api::discovery::GetListingInput& in);
api::discovery::GetProductOutput get_product(Call& call, const api::discovery::GetProductInput& in);
api::discovery::GetOfferOutput get_offer(Call& call, const api::discovery::GetOfferInput& in);
api::discovery::GetOfferTermsOutput get_offer_terms(Call& call, const api::discovery::GetOfferTermsInput& in);
api::discovery::ListPurchaseOptionsOutput list_purchase_options(Call& call,
                                                                const api::discovery::ListPurchaseOptionsInput& in);
api::discovery::ListFulfillmentOptionsOutput
list_fulfillment_options(Call& call, const api::discovery::ListFulfillmentOptionsInput& in);

} // namespace services::discovery
