// Counts the time of endpoints: their spans are made what serves. Repeatable; a fleet's time begins when its endpoint
// was said to be in service, and ends when it was said to be deleted.
#pragma once

#include "store/database.hpp"
#include "store/resources.hpp"

namespace control {

void ensure_times(store::Transaction& tx, const store::Resource& endpoint);
// The same where nothing is to be changed most of the time.
void ensure_times(store::Database& database, const store::Resource& endpoint);

} // namespace control
