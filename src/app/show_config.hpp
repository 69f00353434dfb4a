// Settings as text: those that hold, and the reference of all.
#pragma once

#include "app/config.hpp"

namespace app {

// TOML that can be used as the file; each line with where its value comes from.
std::string render_config(const Loaded& loaded);
std::string render_json(const Loaded& loaded);
// docs/operate/configuration.md
std::string render_reference();

} // namespace app
