// Whether a server could listen somewhere, found by trying.
#pragma once

#include <cstdint>
#include <string>

namespace app {

// "" where it could.
std::string why_port_is_not_free(const std::string& address, std::uint16_t port);

} // namespace app
