// The schema of every change type's payload, checked by the contract's own walker.
#pragma once

#include "base/document.hpp"
#include "base/result.hpp"

#include <string_view>

namespace services {

// What the payload does wrong: every violation, and members that the change type does not know. Empty where it is fine.
base::Refusals check_details(std::string_view entity_type, std::string_view change_type, const base::Document& details);

} // namespace services
