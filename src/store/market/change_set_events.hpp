// The events that change sets make, in the names and members that listeners of the published service know.
#pragma once

#include "domain/offer/offer.hpp"
#include "store/market/change_sets.hpp"

namespace store {

// "Change Set Succeeded", "… Failed" or "… Cancelled", by the set's status.
void append_change_set_event(Transaction& tx, const ChangeSet& set);
void append_offer_event(Transaction& tx, const ChangeSet& set, const domain::Offer& offer, base::Instant now);

// Tells every subscriber of a public offer that its rates went up, and from when he pays them.
void append_price_events(Transaction& tx, const ChangeSet& set, const domain::Offer& offer, base::Instant now);

} // namespace store
