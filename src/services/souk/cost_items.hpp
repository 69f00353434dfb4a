// Positions of a cost in the service's shape.
#pragma once

#include "api/souk.hpp"
#include "domain/offer/prices.hpp"

namespace services::souk {

api::souk::CostItem shape_of(const domain::CostItem& item);

} // namespace services::souk
