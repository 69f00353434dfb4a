#include "outside/socket_guard.hpp"

#include "outside/public_address.hpp"

#include <sys/socket.h>

namespace outside {

namespace {

curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
    SocketGuard& guard = *static_cast<SocketGuard*>(user);
    if (!guard.private_networks && !is_public_address(address->addr)) {
        guard.refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

} // namespace

void SocketGuard::install(CURL* curl) {
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, this);
}

} // namespace outside
