// The one row of what the operator decided. Saving rings "policy".
#pragma once

#include "domain/listing/market_policy.hpp"
#include "store/database.hpp"

namespace store {

// How often it was put.
std::int64_t load_market_policy_revision(Reader& reader);
// The defaults where nothing was decided yet.
domain::MarketPolicy load_market_policy(Reader& reader);
void save_market_policy(Transaction& tx, const base::Document& document, std::string_view principal, base::Instant now);

} // namespace store
