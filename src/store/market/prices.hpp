// What an offer's rates were when: read off its revisions, from its release on.
#pragma once

#include "domain/agreement/agreement.hpp"
#include "domain/offer/prices.hpp"
#include "store/database.hpp"

namespace store {

// Oldest first; empty for an offer that was never released.
std::vector<domain::PriceChange> list_price_changes(Reader& reader, std::string_view offer_id);

// What the agreement pays at an instant for a unit of the dimension. A private offer's rates never change; a public
// offer's reach the agreement by domain::rate_at. Absent for a dimension that neither prices.
std::optional<base::Decimal> rate_at(Reader& reader, const domain::Agreement& agreement, std::string_view key,
                                     base::Instant when);

} // namespace store
