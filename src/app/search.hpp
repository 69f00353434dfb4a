// `souk search …`: the index that finds listings by words. Works beside a running server and without one.
#pragma once

#include "app/config.hpp"

namespace app {

// Reads every listing anew, says how much there is, and has a running server do the same as soon as somebody searches.
void rebuild_search_index(const Config& config, bool json);

} // namespace app
