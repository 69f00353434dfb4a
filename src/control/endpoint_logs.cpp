#include "control/endpoint_logs.hpp"

#include "base/log.hpp"
#include "domain/runs/internal.hpp"
#include "domain/runs/log_text.hpp"
#include "store/runs/endpoint_logs.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace control {
namespace {

constexpr int most_at_once = 500;        // of one container
constexpr std::int64_t most_kept = 5000; // of one endpoint
constexpr std::int64_t nanos_of_micro = 1000;

struct Read {
    std::string container;
    std::string stream;
    std::vector<outside::LoggedLine> lines; // at least one
};

// "AllTraffic/i-1-0" for the container "…-endpoint-7-g1-v0-i0".
std::string stream_of(const store::Resource& endpoint, const std::string& container) {
    if (endpoint.kind != store::kind::endpoint) return endpoint.name; // a job has one container
    int generation = 0, variant = 0, instance = 0;
    const auto at = container.rfind("-g");
    if (at == container.npos ||
        std::sscanf(container.c_str() + at, "-g%d-v%d-i%d", &generation, &variant, &instance) != 3)
        return container;
    for (const char* member : {"deployed", "desired"}) {
        const auto* stored = endpoint.internal().if_contains(member);
        const auto fleet = stored ? domain::parse_fleet(*stored) : domain::Fleet();
        if (fleet.generation == generation && static_cast<std::size_t>(variant) < fleet.variants.size())
            return fmt::format("{}/i-{}-{}", fleet.variants[static_cast<std::size_t>(variant)].name, generation,
                               instance);
    }
    return fmt::format("{}/i-{}-{}", variant, generation, instance);
}

// What nobody has kept yet, in the order of time: another loop may have read the same lines meanwhile.
std::vector<store::LogLine> take_new(store::Transaction& tx, std::int64_t run, const std::vector<Read>& reads) {
    std::vector<store::LogLine> taken;
    for (const Read& read : reads) {
        const auto mark = store::find_log_mark(tx, run, read.container);
        for (const auto& line : read.lines)
            if (line.nanos > mark)
                taken.push_back({.time = base::Instant::from_micros(line.nanos / nanos_of_micro),
                                 .stream = read.stream,
                                 .message = domain::readable_line(line.text)});
        if (read.lines.back().nanos > mark) store::save_log_mark(tx, run, read.container, read.lines.back().nanos);
    }
    std::stable_sort(taken.begin(), taken.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    return taken;
}

} // namespace

void EndpointLogs::collect(const store::Resource& endpoint) const {
    try {
        collect(endpoint, host_.docker.list_containers({{"souk.instance", host_.installation},
                                                        {"souk.kind", endpoint.kind},
                                                        {"souk.id", std::to_string(endpoint.id)}}));
    } catch (const std::exception& error) {
        base::log::warn("an endpoint's containers could not be listed", {{"why", error.what()}});
    }
}

void EndpointLogs::collect(const store::Resource& endpoint,
                           const std::vector<outside::ContainerInfo>& containers) const {
    try {
        std::vector<Read> reads;
        for (const auto& container : containers) {
            const auto mark = host_.database.read(
                [&](store::Reader& reader) { return store::find_log_mark(reader, endpoint.id, container.name); });
            auto lines = host_.docker.read_log(container.id, mark, most_at_once);
            if (!lines.empty())
                reads.push_back({container.name, stream_of(endpoint, container.name), std::move(lines)});
        }
        if (reads.empty()) return;
        host_.database.write([&](store::Transaction& tx) {
            if (store::find_resource_by_id(tx, endpoint.id))
                store::append_log_lines(tx, endpoint.id, take_new(tx, endpoint.id, reads), most_kept);
        });
    } catch (const std::exception& error) {
        base::log::warn("an endpoint's log could not be read",
                        {{"endpoint", boost::json::value(endpoint.arn())}, {"why", error.what()}});
    }
}

void EndpointLogs::collect_job(std::int64_t job) const {
    try {
        const auto row =
            host_.database.read([&](store::Reader& reader) { return store::find_resource_by_id(reader, job); });
        if (row) collect(*row);
    } catch (const std::exception& error) {
        base::log::warn("a job's log could not be read", {{"why", error.what()}});
    }
}

bool EndpointLogs::watched(std::int64_t endpoint) const {
    return host_.database.read([&](store::Reader& reader) { return store::watched_until(reader, endpoint); }) >
           host_.clock.now();
}

} // namespace control
