// Every service that is offered, as generated from api/offered.json.
#pragma once

#include "wire/shape.hpp"

#include <span>

namespace wire {

std::span<const Service* const> services();

} // namespace wire
