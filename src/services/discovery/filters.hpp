// What a search is narrowed by, and the listings that are left: every filter must hold, any value of one is enough.
#pragma once

#include "services/discovery/catalogue.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace services::discovery {

using Filters = std::optional<std::vector<api::discovery::SearchFilter>>;
using Hits = std::vector<domain::SearchIndex::Hit>;

// The operator's decisions, where they are wanted: only what is asked about regions depends on them.
domain::MarketPolicy policy_for(Call& call, bool wanted);

// Those that have the words, pass the filters and are the caller's to see; in no order. Throws ValidationException for
// a rating or a price that is none.
Hits find_listings(Call& call, const Shelved& shelved, const std::string& text, const Filters& filters);

} // namespace services::discovery
