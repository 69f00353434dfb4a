// Closes this machine's own ports to a container network. An internal bridge leads nowhere else, but the bridge's
// address is this machine's, and whatever listens on all addresses would answer on it.
#pragma once

#include <string>
#include <string_view>

namespace outside {

// Whether the program that does it is installed.
bool can_close_bridges();
// Drops what comes in by the bridge, save answers to connections that were made from here. Idempotent. Answers "" or
// why it could not be done (no program nft, not root): a set-up in which sellers' containers can reach local services.
std::string ensure_bridge_closed(std::string_view bridge);
void remove_bridge_rules(std::string_view bridge);

} // namespace outside
