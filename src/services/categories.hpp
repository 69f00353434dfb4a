// The market's categories, as handlers ask for them while they answer: read once for each policy that holds.
#pragma once

#include "domain/product/categories.hpp"
#include "services/call.hpp"

#include <memory>

namespace services {

std::shared_ptr<const domain::Categories> known_categories(const Call& call);

} // namespace services
