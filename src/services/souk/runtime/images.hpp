// ListImages and RemoveImage: what the container engine keeps, and what of the market uses it.
#pragma once

#include "services/registry.hpp"

#include <string>

namespace services {

// `engine` is the socket of the container engine.
void register_images(Registry& registry, const std::string& engine);

} // namespace services
