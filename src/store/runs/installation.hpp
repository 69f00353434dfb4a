// The installation's own name, given once and kept with its data.
#pragma once

#include "store/database.hpp"

#include <string>

namespace store {

// The stored id, or `fresh` where there was none yet.
std::string ensure_installation_id(Transaction& tx, const std::string& fresh);

} // namespace store
