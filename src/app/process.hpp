// What a server does to its own process: limits, signals, and telling whoever started it that it is ready.
#pragma once

#include "app/config.hpp"

#include <cstdint>

namespace app {

// Before any thread starts: takes the stop signals for await_stop_signal, ignores SIGPIPE, allows as many open files as
// the system lets it.
void prepare_process();
// Returns at SIGTERM, SIGINT or SIGHUP. From then on a second one ends the process at once, which loses nothing.
void await_stop_signal();
// Writes the port file, then "listening on http://127.0.0.1:8484" to standard output.
void announce(const Config& config, std::uint16_t port);

} // namespace app
