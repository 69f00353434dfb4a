// The categories of the market, under which a product may be listed.
#pragma once

#include <string_view>
#include <vector>

namespace domain {

const std::vector<std::string_view>& categories();
bool is_category(std::string_view name);

} // namespace domain
