// What a change asks of the state of its product, whatever else it says: used by the change types that ask it, and by
// what tells a seller beforehand what can be done.
#pragma once

#include "domain/changes/change.hpp"

namespace domain {

void check_takes_allow_list(const Product& product, Findings& findings);
void check_takes_version(const Product& product, Findings& findings);
void check_changes_version(const Product& product, Findings& findings);
void check_restricts_version(const Product& product, Findings& findings);
void check_takes_offer(const Product& product, Findings& findings);
void check_takes_prices(const Product& product, Findings& findings);

// At least one version stays for new buyers.
void check_some_version_left(const Product& product, Findings& findings);
// A private offer is released beside a public one.
void check_public_offer(const Market& market, std::string_view product_id, Findings& findings);

// Until when an increase keeps the offer's rates as they are; absent where none does now.
std::optional<base::Instant> prices_locked_until(const Market& market, const std::string& offer_id);
void check_price_lock(const Market& market, const std::string& offer_id, Findings& findings);

} // namespace domain
