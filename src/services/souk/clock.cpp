// GetClock, MoveClock.
#include "store/market/clock.hpp"

#include "services/souk/operations.hpp"

#include <fmt/format.h>

namespace services {

namespace {

constexpr std::chrono::hours farthest{24 * 365 * 100}; // ahead of real time

api::souk::Clock clock_of(const Call& call, base::Instant now) {
    return {.Now = now, .RealTime = call.real_now, .Movable = call.movable_clock != nullptr};
}

base::Instant wanted_time(const Call& call, const api::souk::MoveClockRequest& in) {
    if (in.To.has_value() == in.BySeconds.has_value())
        throw base::Fault("ValidationException", "Give either To or BySeconds.");
    const base::Instant wanted = in.To ? *in.To : call.now + base::seconds(*in.BySeconds);
    if (wanted < call.now)
        throw base::Fault("ValidationException", fmt::format("The clock moves forward only, and it is {}.",
                                                             base::render_iso_millis(call.now)));
    if (wanted - call.real_now > farthest)
        throw base::Fault("ValidationException", "The clock can be at most a hundred years ahead.");
    return wanted;
}

} // namespace

api::souk::GetClock::Output get_clock(Call& call, const api::souk::GetClock::Input&) {
    call.require("souk:GetClock", "*");
    return {.Clock = clock_of(call, call.now)};
}

api::souk::MoveClock::Output move_clock(Call& call, const api::souk::MoveClock::Input& in) {
    call.require_operator("souk:MoveClock");
    if (!call.movable_clock)
        throw base::Fault("ClockNotMovableException",
                          "This market goes by real time. A rehearsal is started with souk serve --clock, on data "
                          "without real agreements.")
            .status(409);
    const base::Instant wanted = wanted_time(call, in);
    const base::microseconds ahead = wanted - call.real_now;
    call.database.write([&](store::Transaction& tx) { store::save_clock_distance(tx, ahead, call.real_now); });
    call.movable_clock->move_ahead(ahead);
    // Those who wait for a time look at the clock only once it was moved.
    call.database.write([](store::Transaction& tx) { tx.ring("clock"); });
    return {.Clock = clock_of(call, wanted)};
}

} // namespace services
