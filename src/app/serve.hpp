// `souk serve`: puts the parts together and runs until it is told to stop.
#pragma once

#include "app/config.hpp"

namespace app {

// Returns after a graceful stop (SIGTERM, SIGINT or SIGHUP; a second signal ends the process at once). Throws
// std::runtime_error with a remedy where it cannot start.
void serve(const Config& config);

} // namespace app
