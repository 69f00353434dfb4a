// Relaying one request to a container over pooled connections.
#pragma once

#include "http/asio.hpp"
#include "wire/http.hpp"

#include <map>
#include <string>
#include <vector>

namespace http {

struct Loop;

// Connections that are kept open to containers; used by one thread. Never holds on to those that nobody uses: their
// containers may be gone.
class UpstreamPool {
  public:
    using Address = std::pair<std::string, std::uint16_t>;
    static constexpr std::chrono::seconds most_rest{30};

    // A kept connection that is open and silent as far as can be seen, or none.
    std::unique_ptr<tcp::socket> take(const Address& address);
    void give_back(const Address& address, std::unique_ptr<tcp::socket> socket, Time now);
    void drop_unused_since(Time time);
    std::size_t size() const;
    void clear() { idle_.clear(); }

  private:
    struct Kept {
        std::unique_ptr<tcp::socket> socket;
        Time since;
    };
    static constexpr std::size_t most_idle = 128;
    std::map<Address, std::vector<Kept>> idle_; // the longest unused first
};

// Sends the request and reads the whole reply, within the forward's time and size. A kept connection that turns out to
// be closed is replaced by a fresh one, once, while no byte of a reply was read.
asio::awaitable<wire::UpstreamReply> relay(Loop& loop, const wire::Forward& forward);

} // namespace http
