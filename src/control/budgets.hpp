// Watches accounts' budgets: whoever has spent more in a month than he wanted to is told, once a month.
#pragma once

#include "base/instant.hpp"
#include "store/database.hpp"

namespace control {

void watch_budgets(store::Database& database, const base::Clock& clock);

} // namespace control
