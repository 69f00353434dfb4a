#include "app/market_clock.hpp"

#include "app/values.hpp"
#include "base/log.hpp"
#include "store/market/clock.hpp"

#include <stdexcept>

namespace app {

std::optional<base::Instant> parse_clock_start(std::string_view text, base::Instant now) {
    if (!text.starts_with('+')) return base::parse_iso(text);
    const auto ahead = parse_time(text.substr(1));
    if (!ahead) return std::nullopt;
    return now + *ahead;
}

std::unique_ptr<base::MovableClock> open_market_clock(const Config& config, store::Database& database,
                                                      const base::Clock& real) {
    if (config.clock.empty()) {
        if (database.read([](store::Reader& reader) { return store::find_clock_distance(reader); }))
            throw std::runtime_error(
                "this data folder is a rehearsal, and its times are not real: start it with the "
                "setting clock (as --clock +0s; it goes on from where it was), or use another one");
        return nullptr;
    }
    const base::Instant now = real.now();
    const base::microseconds wanted = parse_clock_start(config.clock, now).value() - now;
    const auto ahead =
        database.write([&](store::Transaction& tx) { return store::ensure_clock_distance(tx, wanted, now); });
    if (!ahead)
        throw std::runtime_error("the setting clock is refused: this instance has agreements that were made in real "
                                 "time. Rehearse in another data folder");
    auto clock = std::make_unique<base::MovableClock>(real, *ahead);
    base::log::warn("this is a rehearsal: the market goes by a clock of its own",
                    {{"now", base::render_iso(clock->now())}});
    return clock;
}

} // namespace app
