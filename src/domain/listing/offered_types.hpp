// Which instance types this market offers: all that it knows but those that its operator withdrew. Withdrawing one ends
// nothing: what runs on it goes on, and what supports it goes on supporting it.
#pragma once

#include "base/document.hpp"
#include "base/result.hpp"

#include <string_view>

namespace domain {

// `policy` is the operator's document, as MarketPolicy keeps it.
bool is_withdrawn(const base::Document& policy, std::string_view type);

// Of a policy that is put: types that nobody knows, and none that is left.
base::Refusals check_withdrawn_types(const base::Document& policy);

// Every InstanceType in a request, wherever it stands, that is withdrawn (ValidationException, with its path).
base::Refusals check_asked_types(const base::Document& request, const base::Document& policy);

} // namespace domain
