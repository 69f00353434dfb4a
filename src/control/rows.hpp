// Changing a resource's row as it is now: read, change and save in one transaction.
#pragma once

#include "store/resources.hpp"

#include <functional>

namespace control {

// `change` answers whether the row is still to be saved. False where it is gone or `change` did.
bool change_row(store::Database& database, std::int64_t id, const std::function<bool(store::Resource&)>& change);

std::optional<store::Resource> find_row(store::Database& database, std::int64_t id);

} // namespace control
