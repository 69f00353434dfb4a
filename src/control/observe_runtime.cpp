#include "control/observe_runtime.hpp"

#include "base/log.hpp"
#include "store/runs/runtime.hpp"

namespace control {
namespace {

namespace json = boost::json;

constexpr std::chrono::minutes now_and_then{1};

json::object render(const outside::ContainerInfo& container) {
    const auto label = [&](const char* name) {
        const auto found = container.labels.find(name);
        return found == container.labels.end() ? std::string() : found->second;
    };
    json::object out{{"name", container.name},
                     {"state", container.state},
                     {"image", container.image_id},
                     {"kind", label("souk.kind")},
                     {"id", label("souk.id")}};
    if (container.state == "exited" || container.state == "dead") out["exit_code"] = container.exit_code;
    return out;
}

json::object look_at(const Host& host) {
    const auto info = host.docker.info();
    json::array containers;
    for (const auto& container : host.docker.list_containers({{"souk.instance", host.installation}}))
        containers.push_back(render(container));
    return {{"host", json::object{{"EngineVersion", info.version},
                                  {"Cpus", info.cpus},
                                  {"MemoryBytes", info.memory_bytes},
                                  {"Gpu", info.nvidia},
                                  {"MostInstancesOfVariant", host.options.most_instances},
                                  {"Network", host.network()}}},
            {"containers", std::move(containers)}};
}

} // namespace

void observe_runtime(Host& host) {
    const auto now = host.clock.now();
    auto last = host.database.read([](store::Reader& reader) { return store::load_observation(reader); });
    if (last.watched_until < now && last.observed && *last.observed + now_and_then > now) return;
    base::Document seen;
    try {
        seen = look_at(host);
    } catch (const std::exception& error) {
        base::log::warn("the container engine could not be looked at", {{"why", error.what()}});
        seen = last.document;
        if (!seen.is_object()) seen = json::object();
        seen.as_object()["problem"] = error.what();
    }
    host.database.write([&](store::Transaction& tx) { store::save_observation(tx, seen, now); });
}

} // namespace control
