// Whether an address of the Internet protocol is out in the world, or inside a network that a stranger's link must not
// reach: this machine, its local networks, cloud metadata, containers. Pure.
#pragma once

#include <sys/socket.h>

namespace outside {

// False of every family but IPv4 and IPv6, and of IPv4 addresses in IPv6's clothes that are not public themselves.
bool is_public_address(const sockaddr& address);

} // namespace outside
