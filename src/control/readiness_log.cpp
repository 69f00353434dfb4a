#include "control/readiness_log.hpp"

#include "base/log.hpp"
#include "domain/runs/log_text.hpp"
#include "store/market/readiness_checks.hpp"

namespace control {

namespace {

constexpr int most_at_once = 200;
constexpr std::int64_t most_kept = 2000; // of one check
constexpr std::int64_t nanos_of_micro = 1000;

} // namespace

void ReadinessLog::collect() noexcept {
    try {
        const auto container = host_.docker.find_container(container_);
        if (!container) return;
        const auto lines = host_.docker.read_log(container->id, read_to_, most_at_once);
        if (lines.empty()) return;
        read_to_ = lines.back().nanos;
        std::vector<store::ReadinessLogLine> written;
        for (const auto& line : lines)
            written.push_back({.time = base::Instant::from_micros(line.nanos / nanos_of_micro),
                               .message = domain::readable_line(line.text)});
        host_.database.write(
            [&](store::Transaction& tx) { store::append_readiness_log(tx, check_, written, most_kept); });
    } catch (const std::exception& error) {
        base::log::warn("the log of a readiness check could not be read", {{"why", error.what()}});
    }
}

} // namespace control
