// `souk doctor`: looks at what a server needs and says how to mend what is missing. Changes nothing.
#pragma once

#include "app/config.hpp"
#include "base/instant.hpp"

#include <string>
#include <vector>

namespace app {

struct Finding {
    enum class State { Good, Warning, Bad } state = State::Good;
    std::string subject; // "container engine"
    std::string found;
    std::string mend; // "" where it is good
};

std::vector<Finding> examine(const Config& config, base::Instant now);
std::string render_findings(const std::vector<Finding>& findings, bool json);
bool any_bad(const std::vector<Finding>& findings);

} // namespace app
