// Takes apart a log whose lines the engine began with their times: "2026-11-23T10:15:00.123456789Z text".
#pragma once

#include "outside/docker/docker.hpp"

#include <string_view>
#include <vector>

namespace outside {

// A line without a time belongs to the one before, as the engine cuts lines that are very long.
std::vector<LoggedLine> parse_timed_lines(std::string_view text);

} // namespace outside
