// Dispatch: the way of every request, as one readable list: route, authenticate, find the handler, call it, render what
// it answers or throws. Thread-safe. It never lets an exception out, and never shows the text of a bug to a caller:
// that stays in the log under the incident id which the caller is given.
#pragma once

#include "services/access.hpp"
#include "services/call.hpp"
#include "services/event_streams.hpp"
#include "services/registry.hpp"
#include "services/s3/s3.hpp"
#include "wire/http.hpp"
#include "wire/written_page.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace services {

// One answered request, for the access log and the metrics.
struct Trace {
    std::string request_id;
    std::string service;   // "sagemaker"; "" where none was recognised
    std::string operation; // "DescribeModel"
    std::string account;   // "" for callers that were not recognised
    std::string remote_address;
    std::string error_code; // "" where it succeeded
    int status = 0;
    std::uint64_t bytes_in = 0;
    base::microseconds took{0};
};

struct World {
    const Settings& settings;
    store::Database& database;
    outside::Blobs& blobs;
    const base::Clock& clock;      // the market's time
    const base::Clock& real_clock; // what signatures, sessions and passwords go by
    base::IdSource& ids;
    Authenticator& authenticator;
    std::string marketplace_bucket = "souk-marketplace-assets"; // holds what is served to everybody
    base::MovableClock* movable_clock = nullptr;                // the market's, on a rehearsal instance
};

class Dispatch {
  public:
    Dispatch(World world, Registry registry, std::function<void(const Trace&)> observe);

    wire::Reply operator()(wire::HttpRequest&& request) const;

    // From the head of a request whose body is large: a stranger's is not taken at all, nobody's beyond what the
    // operation can use.
    wire::Admission admit(const wire::HttpRequest& head) const;

    // Reads into memory what the first request would wait for; beside others, which are answered meanwhile.
    void warm() const;

    // What the server writes of a page of the portal, for whoever is signed in or for a visitor. Absent where it is
    // left to the portal's script.
    std::optional<wire::WrittenPage> write_page(const wire::HttpRequest& request) const;

    // Requests that touch no writer and no file: they may run on the edge's own thread.
    static bool quick(const wire::HttpRequest& request);

  private:
    wire::Reply answer(wire::HttpRequest& request, Trace& trace, const wire::Route& route) const;
    wire::Reply answer_browser(wire::HttpRequest& request, Trace& trace) const;
    wire::Reply answer_asset(const wire::HttpRequest& request, Trace& trace) const;
    wire::Reply answer_events(const wire::HttpRequest& request, Trace& trace) const;
    wire::Reply answer_s3(wire::HttpRequest& request, Trace& trace) const;
    Call call_for(const Principal& caller, const std::string& region, const wire::HttpRequest& request,
                  const Trace& trace) const;
    void record_refusal(const Trace& trace) const;
    void finish(Trace trace, wire::Reply& reply, base::Instant started) const;

    World world_;
    Registry registry_;
    mutable Shelf shelf_;
    S3 s3_;
    mutable EventStreams event_streams_;
    std::function<void(const Trace&)> observe_;

    // Refused accesses on their way into the audit trail; a flood of them is counted instead.
    struct Refusals {
        std::atomic<int> underway = 0;
        std::atomic<std::int64_t> unrecorded = 0;
    };
    std::shared_ptr<Refusals> refusals_ = std::make_shared<Refusals>();
};

} // namespace services
