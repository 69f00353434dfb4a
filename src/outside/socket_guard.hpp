// SocketGuard: what keeps curl out of private networks. Asked for every connection, after the name was resolved: what
// is checked is what is connected to.
#pragma once

#include <curl/curl.h>

namespace outside {

struct SocketGuard {
    bool private_networks = false; // lets it everywhere
    bool refused = false;          // a connection was not opened

    // Must outlive what `curl` performs.
    void install(CURL* curl);
};

} // namespace outside
