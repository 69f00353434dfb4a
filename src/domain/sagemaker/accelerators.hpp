// Which instance types stand for hardware that not every host has.
#pragma once

#include <string_view>

namespace domain {

bool needs_accelerator(std::string_view instance_type);

} // namespace domain
