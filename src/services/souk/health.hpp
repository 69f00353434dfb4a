// GetHealth: what an operator is told of the running instance itself.
#pragma once

#include "base/instant.hpp"
#include "services/registry.hpp"

#include <filesystem>
#include <string>

namespace services {

// What the process knows of itself.
struct Instance {
    std::string version;
    std::string engine;         // socket of the container engine
    std::filesystem::path data; // folder of everything that is kept
    base::Instant started;
};

void register_health(Registry& registry, Instance instance);

} // namespace services
