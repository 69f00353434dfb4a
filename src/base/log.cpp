#include "base/log.hpp"

#include "base/instant.hpp"

#include <array>
#include <atomic>
#include <boost/json/serialize.hpp>
#include <optional>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace base::log {

namespace {

constexpr std::array<std::string_view, 5> names = {"debug", "info", "warn", "error", "off"};
std::atomic<Level> threshold{Level::Info};

spdlog::logger& sink() {
    static const auto logger = [] {
        auto made = std::make_shared<spdlog::logger>("souk", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%v");
        made->set_level(spdlog::level::trace);
        return made;
    }();
    return *logger;
}

} // namespace

void set_level(Level level) {
    threshold = level;
}
bool enabled(Level level) {
    return level >= threshold.load(std::memory_order_relaxed);
}

std::optional<Level> parse_level(std::string_view text) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == text) return static_cast<Level>(i);
    return std::nullopt;
}

void write(Level level, std::string_view message, Fields fields) {
    if (!enabled(level) || level == Level::Off) return;
    boost::json::object line{{"time", render_iso_millis(SystemClock().now())},
                             {"level", names[static_cast<std::size_t>(level)]},
                             {"message", message}};
    for (const auto& [name, value] : fields)
        line[name] = value;
    sink().log(spdlog::level::info, "{}", boost::json::serialize(line));
}

} // namespace base::log
