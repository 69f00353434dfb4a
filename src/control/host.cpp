#include "control/host.hpp"

#include "base/log.hpp"
#include "outside/docker/firewall.hpp"

#include <fmt/format.h>

namespace control {

void Stopping::sleep(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, time, [&] { return stopped_; })) throw Interrupted();
}

void Stopping::check() {
    std::lock_guard lock(mutex_);
    if (stopped_) throw Interrupted();
}

void Stopping::stop() {
    std::lock_guard lock(mutex_);
    stopped_ = true;
    wake_.notify_all();
}

outside::Labels Host::labels(const std::string& kind, std::int64_t id, std::int64_t generation) const {
    return {{"souk.instance", installation},
            {"souk.kind", kind},
            {"souk.id", std::to_string(id)},
            {"souk.generation", std::to_string(generation)}};
}

std::filesystem::path Host::folder_of(const std::string& kind, std::int64_t id) const {
    const auto folder = options.folder / fmt::format("{}-{}", kind, id);
    std::filesystem::create_directories(folder);
    return folder;
}

void Host::remove_folder_of(const std::string& kind, std::int64_t id) const {
    std::error_code ignored;
    std::filesystem::remove_all(options.folder / fmt::format("{}-{}", kind, id), ignored);
}

void observe_host(Host& host) {
    const auto info = host.docker.info();
    host.size = {.cpus = info.cpus, .memory_bytes = info.memory_bytes};
    host.gpus = info.nvidia;
    host.docker.ensure_isolated_network(host.network(), host.bridge(), {{"souk.instance", host.installation}});
    if (!host.options.close_host_ports) return;
    if (const auto problem = outside::ensure_bridge_closed(host.bridge()); !problem.empty())
        base::log::warn("containers can reach this machine's own ports",
                        {{"bridge", boost::json::value(host.bridge())}, {"why", boost::json::value(problem)}});
}

} // namespace control
