// GET /events: an account's events as server-sent events, from now on or behind the last one that the client names.
// Promises: each event once and in order, with no gap over reconnections; who loses his access hears no more. Never:
// more than a few streams for an account, or a thread that waits.
#pragma once

#include "services/call.hpp"
#include "wire/http.hpp"

#include <functional>
#include <memory>

namespace services {

class EventStreams {
  public:
    static constexpr int most_of_account = 10;
    // A signature is good for that long, and so is what it opened: the client comes back and signs again.
    static constexpr base::microseconds most_time = std::chrono::minutes(15);

    // Whether the request is for it: signed for the service souk, or of the portal's EventSource.
    static bool asks(const wire::HttpRequest& request, std::string_view claimed_service);

    explicit EventStreams(store::Database& database);

    // Throws Fault: unknown parameters, too many streams. `allowed` is asked before anything more is told; it must not
    // throw.
    wire::Stream open(const Call& call, const wire::HttpRequest& request, std::function<bool()> allowed);

  private:
    struct Listeners;
    std::shared_ptr<Listeners> listeners_;
};

} // namespace services
