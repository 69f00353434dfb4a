#include "control/serving.hpp"

#include "outside/archive.hpp"
#include "outside/docker/container_http.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace control {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t longest_log = 600;

constexpr std::string_view kept_by_market = "souk-market/";

// Whether the name, and not an id that the engine understood too, led to the image.
bool named(const outside::ImageInfo& image, const std::string& name) {
    const auto colon = name.rfind(':');
    const bool tagged = name.find('@') != name.npos || (colon != name.npos && name.find('/', colon) == name.npos);
    const std::string full = tagged ? name : name + ":latest";
    const auto same = [&](const std::string& known) { return known == full || full.ends_with("/" + known); };
    return std::any_of(image.tags.begin(), image.tags.end(), same) ||
           std::any_of(image.digests.begin(), image.digests.end(), same);
}

[[noreturn]] void image_not_found(const std::string& what) {
    throw RunFailed(fmt::format("ImageNotFound: {}. Push or load the image, then create the resource again.", what));
}

} // namespace

outside::ImageInfo require_image(Host& host, const std::string& image, const std::string& digest, bool market) {
    if (!digest.empty()) {
        if (auto pinned = host.docker.find_image(digest)) return *pinned;
        image_not_found(fmt::format("image {} was pinned to {}, which is no longer on this machine", image, digest));
    }
    try {
        auto found = host.docker.require_image(image, host.options.pull_deadline);
        if (named(found, image) && (market || !image.starts_with(kept_by_market))) return found;
    } catch (const outside::DockerError& error) {
        if (error.kind != outside::DockerError::Kind::NotFound) throw;
        image_not_found(error.what());
    }
    image_not_found(fmt::format("no image is named {}", image));
}

void start_container(Host& host, const std::string& container) {
    try {
        host.docker.start(container);
    } catch (const outside::DockerError& error) {
        // Gone or about to go: the world is to be looked at again, and nobody's image is to blame.
        if (error.kind == outside::DockerError::Kind::Unreachable ||
            error.kind == outside::DockerError::Kind::Conflict || error.kind == outside::DockerError::Kind::NotFound)
            if (std::string_view(error.what()).find("exec") == std::string_view::npos) throw;
        throw RunFailed(fmt::format("AlgorithmError: the container could not be started: {}.", error.what()));
    }
}

fs::path ensure_model(Host& host, const Access& access, const domain::ContainerPlan& plan, const fs::path& folder) {
    if (plan.model_data.empty()) return {};
    const fs::path model = folder / "model";
    if (fs::exists(model)) return model;
    const auto address = domain::parse_s3_address(plan.model_data);
    const auto object = address ? host.objects.find(access, *address) : std::nullopt;
    if (!object)
        throw RunFailed(fmt::format("ClientError: model data {} does not exist or cannot be read.", plan.model_data));
    const fs::path half = folder / "model.half";
    fs::remove_all(half);
    fs::create_directories(half);
    try {
        outside::unpack_tar_gz(object->path, half);
    } catch (const outside::BadArchive& error) {
        fs::remove_all(half);
        throw RunFailed(
            fmt::format("ClientError: model data {} cannot be unpacked: {}.", plan.model_data, error.what()));
    }
    fs::rename(half, model);
    return model;
}

outside::ContainerSpec plan_serving(const Host& host, const domain::ContainerPlan& plan, const std::string& image_id,
                                    const ServingPlace& place) {
    const auto type = domain::find_instance_type(place.instance_type);
    const auto allotment = domain::plan_allotment(type, host.size);
    outside::ContainerSpec spec{.name = place.name,
                                .image = image_id,
                                .command = {"serve"},
                                .environment = plan.environment,
                                .hostname = plan.hostname,
                                .labels = place.labels,
                                .network = host.network(),
                                .memory_bytes = allotment.memory_bytes,
                                .nano_cpus = allotment.nano_cpus,
                                .shm_bytes = std::max<std::int64_t>(allotment.memory_bytes / 2, 64 << 20),
                                .gpus = type && type->gpu && host.gpus};
    spec.environment.emplace("AWS_REGION", place.region);
    if (!place.model.empty()) spec.mounts = {{fs::absolute(place.model), "/opt/ml/model", true}};
    return spec;
}

bool ping(const std::string& address) {
    return outside::call_container({.address = address, .target = "/ping"}).status == 200;
}

std::string last_lines(Host& host, const std::string& container) {
    std::string text = host.docker.tail_logs(container, 20);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    if (text.size() > longest_log) {
        text.erase(0, text.size() - longest_log);
        // Not in the middle of a character.
        while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0) == 0x80)
            text.erase(0, 1);
        text = "…" + text;
    }
    return text;
}

std::string describe_end(Host& host, const outside::ContainerInfo& container) {
    if (container.running() || container.state == "created" || container.state == "paused") return "";
    std::string text = container.oom_killed ? "it was killed for using more memory than its instance type has"
                                            : fmt::format("it exited with code {}", container.exit_code);
    if (!container.error.empty()) text += ": " + container.error;
    const std::string lines = last_lines(host, container.id);
    return text + (lines.empty() ? "; it wrote no log lines" : "; last log lines: " + lines);
}

Readiness await_ping(Host& host, const std::string& container, std::chrono::seconds budget,
                     const std::function<void()>& still_wanted) {
    const auto deadline = Clock::now() + budget;
    auto asked = Clock::now();
    auto pause = std::chrono::milliseconds(10);
    int status = 0;
    for (;;) {
        const auto info = host.docker.find_container(container);
        if (!info) return {.problem = "its container was removed"};
        if (auto end = describe_end(host, *info); !end.empty()) return {.problem = end};
        if (const auto at = info->addresses.find(host.network()); at != info->addresses.end()) {
            const auto reply = outside::call_container({.address = at->second, .target = "/ping"});
            if (reply.status == 200) return {.ready = true, .address = at->second};
            status = reply.status;
        }
        if (Clock::now() >= deadline) break;
        if (Clock::now() - asked >= std::chrono::seconds(1)) {
            still_wanted();
            asked = Clock::now();
        }
        host.stopping.sleep(pause);
        pause = std::min(pause * 2, std::chrono::milliseconds(500));
    }
    const std::string lines = last_lines(host, container);
    return {.problem = fmt::format("GET /ping on port 8080 did not answer 200 within {} s ({}){}", budget.count(),
                                   status ? fmt::format("it answered {}", status) : "nothing listens there",
                                   lines.empty() ? "; it wrote no log lines" : "; last log lines: " + lines)};
}

} // namespace control
