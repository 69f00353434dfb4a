// Reminds operators, once, of requests to publish that wait beyond the time that sellers were promised.
#pragma once

#include "base/instant.hpp"
#include "store/database.hpp"

namespace control {

void remind_of_reviews(store::Database& database, const base::Clock& clock);

} // namespace control
