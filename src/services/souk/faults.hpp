// How the operations of our own service refuse: one wording each.
#pragma once

#include "base/fault.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace services::souk {

// Throws ValidationException with all refusals, unless there are none.
void require_none(const base::Refusals& refusals);
// "The product prod-… does not exist."
base::Fault not_found(std::string_view what, std::string_view id);
base::Fault bad_page_token();
// Throws ConflictException unless the revision that the caller began with is the latest; who names none overwrites.
void require_latest(std::string_view what, std::optional<std::int64_t> expected, std::int64_t latest);

} // namespace services::souk
