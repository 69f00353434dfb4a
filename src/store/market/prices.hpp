// What an offer's rates were when: read off its revisions, from its release on.
#pragma once

#include "domain/agreement/rates.hpp"
#include "store/database.hpp"

namespace store {

// Oldest first; empty for an offer that was never released.
std::vector<domain::PriceChange> list_price_changes(Reader& reader, std::string_view offer_id);

// Those that the agreement goes by: its offer's, and the public offer's for what a private one does not price.
std::vector<domain::PriceChange> list_price_changes(Reader& reader, const domain::Agreement& agreement);

// What the agreement pays at an instant for a unit of the dimension (domain::rate_of). Absent for one that neither
// offer prices.
std::optional<base::Decimal> rate_at(Reader& reader, const domain::Agreement& agreement, std::string_view key,
                                     base::Instant when);

} // namespace store
