// The market's clock of a rehearsal: begun by the setting `clock`, moved forward by operators, kept in the database so
// that a restart goes on from where it was. An instance is a rehearsal from its first agreement on, or never.
#pragma once

#include "app/config.hpp"
#include "base/instant.hpp"
#include "store/database.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace app {

// "+90d" from `now`, or a time as parse_iso reads it.
std::optional<base::Instant> parse_clock_start(std::string_view text, base::Instant now);

// Null where the market goes by real time. Throws std::runtime_error where the setting does not fit what the data
// holds: agreements that were made in real time, or a rehearsal that is started without its clock.
std::unique_ptr<base::MovableClock> open_market_clock(const Config& config, store::Database& database,
                                                      const base::Clock& real);

} // namespace app
