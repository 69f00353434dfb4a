// How the operations of our own service refuse: one wording each.
#pragma once

#include "base/fault.hpp"
#include "base/result.hpp"

#include <string_view>

namespace services::souk {

// Throws ValidationException with all refusals, unless there are none.
void require_none(const base::Refusals& refusals);
// "The product prod-… does not exist."
base::Fault not_found(std::string_view what, std::string_view id);
base::Fault bad_page_token();

} // namespace services::souk
