// The version that is built here.
#pragma once

namespace app {

inline constexpr const char* version = "0.1.0";

} // namespace app
