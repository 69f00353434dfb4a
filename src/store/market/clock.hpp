// How far the market's clock of a rehearsal is ahead of real time. Absent: the market goes by real time, and every
// agreement that there is was made in it.
#pragma once

#include "store/database.hpp"

#include <optional>

namespace store {

std::optional<base::microseconds> find_clock_distance(Reader& reader);

// The stored distance, or `wanted` from now on where there was none; absent where real agreements forbid a rehearsal.
std::optional<base::microseconds> ensure_clock_distance(Transaction& tx, base::microseconds wanted, base::Instant now);
// Forward only.
void save_clock_distance(Transaction& tx, base::microseconds ahead, base::Instant now);

} // namespace store
