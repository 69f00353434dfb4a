// Relaying one request to a container over pooled connections.
#pragma once

#include "http/asio.hpp"
#include "wire/http.hpp"

#include <map>
#include <string>
#include <vector>

namespace http {

struct Loop;

// Connections that are kept open to containers; used by one thread.
class UpstreamPool {
  public:
    using Address = std::pair<std::string, std::uint16_t>;
    // A kept connection, or none.
    std::unique_ptr<tcp::socket> take(const Address& address);
    void give_back(const Address& address, std::unique_ptr<tcp::socket> socket);
    void clear() { idle_.clear(); }

  private:
    static constexpr std::size_t most_idle = 128;
    std::map<Address, std::vector<std::unique_ptr<tcp::socket>>> idle_;
};

// Sends the request and reads the whole reply, within the forward's time and size. A kept connection that turns out to
// be closed is replaced by a fresh one, once, while no byte of a reply was read.
asio::awaitable<wire::UpstreamReply> relay(Loop& loop, const wire::Forward& forward);

} // namespace http
