// All instance types of the table, for whoever tells or judges them as a whole; instances.hpp finds one.
#pragma once

#include "domain/instances.hpp"

#include <span>

namespace domain {

std::span<const InstanceType> instance_types();

} // namespace domain
