#include "outside/docker/docker.hpp"

#include "base/document.hpp"
#include "outside/docker/log_frames.hpp"
#include "outside/docker/timed_lines.hpp"

#include <fmt/format.h>

namespace outside {
namespace {

namespace json = boost::json;
using Kind = DockerError::Kind;

// An address of TEST-NET-1, which leads nowhere: the engine's resolver forwards unknown names to it from inside the
// container's own network, where there is no way out.
constexpr std::string_view dead_name_server = "192.0.2.1";

base::Document parse(const EngineReply& reply) {
    auto document = base::parse_document(reply.body);
    if (!document) throw DockerError(Kind::Failed, "the Docker engine's answer is not JSON");
    return std::move(*document);
}

json::object render_labels(const Labels& labels) {
    json::object out;
    for (const auto& [name, value] : labels)
        out[name] = value;
    return out;
}

Labels parse_labels(const base::Document& document, std::string_view path) {
    Labels labels;
    for (const auto& item : base::object_at(document, path))
        if (const auto* text = item.value().if_string()) labels[item.key()] = std::string(*text);
    return labels;
}

std::vector<std::string> texts_at(const base::Document& document, std::string_view path) {
    std::vector<std::string> out;
    for (const auto& item : base::array_at(document, path))
        if (const auto* text = item.if_string()) out.emplace_back(*text);
    return out;
}

std::string filter_of(const Labels& labels) {
    json::array wanted;
    for (const auto& [name, value] : labels)
        wanted.emplace_back(value.empty() ? name : name + "=" + value);
    return encode_query(json::serialize(json::object{{"label", std::move(wanted)}}));
}

json::object render_host(const ContainerSpec& spec) {
    json::array mounts;
    for (const auto& mount : spec.mounts)
        mounts.push_back(json::object{{"Type", "bind"},
                                      {"Source", mount.source.string()},
                                      {"Target", mount.target},
                                      {"ReadOnly", mount.read_only}});
    json::object host{
        {"NetworkMode", spec.network.empty() ? "none" : spec.network},
        {"Mounts", std::move(mounts)},
        {"CapDrop", json::array{"ALL"}},
        {"SecurityOpt", json::array{"no-new-privileges:true"}},
        {"Memory", spec.memory_bytes},
        {"MemorySwap", spec.memory_bytes}, // no swap beyond the memory
        {"NanoCpus", spec.nano_cpus},
        {"PidsLimit", spec.pids},
        {"ShmSize", spec.shm_bytes},
        {"Dns", json::array{dead_name_server}},
        {"DnsSearch", json::array{"."}},
        {"RestartPolicy", json::object{{"Name", "no"}}},
        {"LogConfig",
         json::object{{"Type", "json-file"}, {"Config", json::object{{"max-size", "16m"}, {"max-file", "2"}}}}},
    };
    if (spec.gpus)
        host["DeviceRequests"] = json::array{
            json::object{{"Driver", "nvidia"}, {"Count", -1}, {"Capabilities", json::array{json::array{"gpu"}}}}};
    return host;
}

json::object render_container(const ContainerSpec& spec) {
    json::array environment;
    for (const auto& [name, value] : spec.environment)
        environment.emplace_back(name + "=" + value);
    json::object out{{"Image", spec.image},
                     {"Cmd", json::array(spec.command.begin(), spec.command.end())},
                     {"Env", std::move(environment)},
                     {"Labels", render_labels(spec.labels)},
                     {"HostConfig", render_host(spec)}};
    if (!spec.hostname.empty()) out["Hostname"] = spec.hostname;
    if (spec.entrypoint) out["Entrypoint"] = json::array(spec.entrypoint->begin(), spec.entrypoint->end());
    return out;
}

ContainerInfo parse_container(const base::Document& d) {
    ContainerInfo info{.id = base::text_at(d, "Id"),
                       .name = base::text_at(d, "Name"),
                       .image_id = base::text_at(d, "Image"),
                       .state = base::text_at(d, "State.Status"),
                       .exit_code = base::find_int(d, "State.ExitCode").value_or(0),
                       .oom_killed = base::flag_at(d, "State.OOMKilled"),
                       .error = base::text_at(d, "State.Error"),
                       .labels = parse_labels(d, "Config.Labels")};
    if (info.name.starts_with('/')) info.name.erase(0, 1);
    for (const auto& network : base::object_at(d, "NetworkSettings.Networks"))
        if (auto address = base::text_at(network.value(), "IPAddress"); !address.empty())
            info.addresses[network.key()] = address;
    return info;
}

// The last part of "a/b:tag" after ':' is a tag unless it holds a '/': "host:5000/name" has none.
bool tagged(std::string_view name) {
    const auto colon = name.rfind(':');
    return name.find('@') != name.npos || (colon != name.npos && name.find('/', colon) == name.npos);
}

} // namespace

Docker::Docker(std::string host) : engine_(std::move(host)) {}

EngineReply Docker::post(std::string target, std::string body, std::chrono::milliseconds deadline,
                         std::string_view method) const {
    return engine_.call(
        {.method = std::string(method), .target = std::move(target), .body = std::move(body), .deadline = deadline});
}

bool Docker::ping() const {
    try {
        return engine_.call({.target = "/_ping", .deadline = std::chrono::seconds(5)}).status == 200;
    } catch (const DockerError&) {
        return false;
    }
}

EngineInfo Docker::info() const {
    const auto d = parse(engine_.call({.target = "/info"}));
    return {.version = base::text_at(d, "ServerVersion"),
            .cpus = base::find_int(d, "NCPU").value_or(0),
            .memory_bytes = base::find_int(d, "MemTotal").value_or(0),
            .nvidia = base::object_at(d, "Runtimes").contains("nvidia")};
}

std::optional<ImageInfo> Docker::find_image(std::string_view name_or_id) const {
    try {
        const auto d = parse(engine_.call({.target = fmt::format("/images/{}/json", encode_query(name_or_id))}));
        return ImageInfo{.id = base::text_at(d, "Id"),
                         .tags = texts_at(d, "RepoTags"),
                         .digests = texts_at(d, "RepoDigests"),
                         .entrypoint = texts_at(d, "Config.Entrypoint"),
                         .user = base::text_at(d, "Config.User"),
                         .architecture = base::text_at(d, "Architecture"),
                         .size = base::find_int(d, "Size").value_or(0),
                         .labels = parse_labels(d, "Config.Labels")};
    } catch (const DockerError& error) {
        // A malformed name is one of an image that cannot exist.
        if (error.kind == Kind::NotFound || std::string_view(error.what()).ends_with("invalid reference format"))
            return std::nullopt;
        throw;
    }
}

ImageInfo Docker::require_image(std::string_view name, std::chrono::seconds deadline) const {
    if (auto image = find_image(name)) return *image;
    if (name.starts_with("sha256:"))
        throw DockerError(Kind::NotFound, fmt::format("no image {} on this machine", name));
    std::string said = "no such image";
    try {
        const auto reply =
            post(fmt::format("/images/create?fromImage={}{}", encode_query(name), tagged(name) ? "" : "&tag=latest"),
                 {}, deadline);
        // A stream of JSON lines; a failed pull says so in its last one.
        const auto last = reply.body.rfind("\"error\":\"");
        if (last != reply.body.npos) said = reply.body.substr(last + 9, reply.body.find('"', last + 9) - last - 9);
    } catch (const DockerError& error) {
        if (error.kind == Kind::Unreachable) throw;
        said = error.what();
    }
    if (auto image = find_image(name)) return *image;
    throw DockerError(Kind::NotFound,
                      fmt::format("image {} is not on this machine and could not be pulled: {}", name, said));
}

void Docker::tag_image(std::string_view name_or_id, std::string_view repository, std::string_view tag) const {
    post(fmt::format("/images/{}/tag?repo={}&tag={}", encode_query(name_or_id), encode_query(repository),
                     encode_query(tag)));
}

void Docker::remove_image(std::string_view name) const {
    try {
        post(fmt::format("/images/{}", encode_query(name)), {}, default_deadline, "DELETE");
    } catch (const DockerError& error) {
        if (error.kind != Kind::NotFound) throw;
    }
}

void Docker::load_image(const std::filesystem::path& tar) const {
    engine_.call({.method = "POST",
                  .target = "/images/load?quiet=1",
                  .content_type = "application/x-tar",
                  .body_file = tar.string(),
                  .deadline = std::chrono::minutes(10)});
}

void Docker::build_image(const std::filesystem::path& tar, std::string_view tag, std::chrono::seconds deadline) const {
    const auto reply = engine_.call({.method = "POST",
                                     .target = fmt::format("/build?t={}&rm=1&forcerm=1", encode_query(tag)),
                                     .content_type = "application/x-tar",
                                     .body_file = tar.string(),
                                     .deadline = deadline});
    if (reply.body.find("\"errorDetail\"") != reply.body.npos) throw DockerError(Kind::Failed, reply.body);
}

std::string Docker::ensure_container(const ContainerSpec& spec) const {
    const auto target = fmt::format("/containers/create?name={}", encode_query(spec.name));
    const auto body = json::serialize(render_container(spec));
    for (int attempt = 0;; ++attempt) {
        try {
            return base::text_at(parse(post(target, body)), "Id");
        } catch (const DockerError& error) {
            if (error.kind != Kind::Conflict || attempt == 3) throw;
            const auto earlier = find_container(spec.name);
            if (earlier && earlier->state != "removing" && earlier->state != "dead") return earlier->id;
            if (earlier) await_removed(earlier->id);
        }
    }
}

void Docker::start(std::string_view container) const {
    post(fmt::format("/containers/{}/start", container));
}

void Docker::stop(std::string_view container, std::chrono::seconds grace) const {
    try {
        post(fmt::format("/containers/{}/stop?t={}", container, grace.count()), {}, grace + std::chrono::seconds(30));
    } catch (const DockerError& error) {
        if (error.kind != Kind::NotFound) throw;
    }
}

void Docker::kill(std::string_view container) const {
    try {
        post(fmt::format("/containers/{}/kill", container));
    } catch (const DockerError& error) {
        if (error.kind == Kind::Unreachable || error.kind == Kind::Failed) throw; // gone or stopped is what we want
    }
}

void Docker::pause(std::string_view container) const {
    post(fmt::format("/containers/{}/pause", container));
}
void Docker::unpause(std::string_view container) const {
    post(fmt::format("/containers/{}/unpause", container));
}

void Docker::remove_container(std::string_view container) const {
    try {
        post(fmt::format("/containers/{}?force=1&v=1", container), {}, default_deadline, "DELETE");
    } catch (const DockerError& error) {
        if (error.kind == Kind::NotFound) return;
        if (error.kind != Kind::Conflict) throw;
        await_removed(container); // another removal of it is under way
    }
}

void Docker::await_removed(std::string_view container) const {
    try {
        post(fmt::format("/containers/{}/wait?condition=removed", container));
    } catch (const DockerError& error) {
        if (error.kind != Kind::NotFound) throw;
    }
}

std::optional<std::int64_t> Docker::wait(std::string_view container, std::chrono::milliseconds deadline) const {
    std::string body;
    const bool ended = engine_.stream(
        {.method = "POST", .target = fmt::format("/containers/{}/wait", container), .deadline = deadline},
        [&](std::string_view chunk) {
            body += chunk;
            return true;
        });
    if (!ended) return std::nullopt;
    return base::find_int(parse({200, body}), "StatusCode");
}

std::optional<ContainerInfo> Docker::find_container(std::string_view name_or_id) const {
    try {
        return parse_container(
            parse(engine_.call({.target = fmt::format("/containers/{}/json", encode_query(name_or_id))})));
    } catch (const DockerError& error) {
        if (error.kind == Kind::NotFound) return std::nullopt;
        throw;
    }
}

std::vector<ContainerInfo> Docker::list_containers(const Labels& labels) const {
    std::vector<ContainerInfo> found;
    const auto list = parse(engine_.call({.target = "/containers/json?all=1&filters=" + filter_of(labels)}));
    for (const auto& item : list.as_array())
        if (auto container = find_container(base::text_at(item, "Id"))) found.push_back(std::move(*container));
    return found;
}

std::vector<LoggedLine> Docker::read_log(std::string_view container, std::int64_t after, int most) const {
    constexpr std::int64_t second = 1'000'000'000;
    const auto reply =
        engine_.call({.target = fmt::format("/containers/{}/logs?stdout=1&stderr=1&timestamps=1&tail={}&since={}.{:09}",
                                            container, most, after / second, after % second)});
    std::string text;
    LogFrames().feed(reply.body, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    auto lines = parse_timed_lines(text);
    std::erase_if(lines, [&](const LoggedLine& line) { return line.nanos <= after; }); // `since` takes the last again
    return lines;
}

std::string Docker::tail_logs(std::string_view container, int lines) const {
    const auto reply =
        engine_.call({.target = fmt::format("/containers/{}/logs?stdout=1&stderr=1&tail={}", container, lines)});
    std::string text;
    LogFrames().feed(reply.body, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    return text;
}

void Docker::follow_logs(std::string_view container, std::chrono::milliseconds deadline,
                         const std::function<bool(std::string_view)>& each) const {
    LogFrames frames;
    engine_.stream(
        {.target = fmt::format("/containers/{}/logs?stdout=1&stderr=1&follow=1", container), .deadline = deadline},
        [&](std::string_view chunk) { return frames.feed(chunk, each); });
}

void Docker::ensure_isolated_network(std::string_view name, std::string_view bridge, const Labels& labels) const {
    try {
        engine_.call({.target = fmt::format("/networks/{}", encode_query(name))});
        return;
    } catch (const DockerError& error) {
        if (error.kind != Kind::NotFound) throw;
    }
    try {
        post("/networks/create", json::serialize(json::object{
                                     {"Name", name},
                                     {"CheckDuplicate", true},
                                     {"Driver", "bridge"},
                                     {"Internal", true},
                                     {"Labels", render_labels(labels)},
                                     {"Options", json::object{{"com.docker.network.bridge.name", bridge},
                                                              {"com.docker.network.bridge.enable_icc", "false"}}}}));
    } catch (const DockerError& error) {
        if (error.kind != Kind::Conflict) throw;
    }
}

std::vector<std::string> Docker::list_networks(const Labels& labels) const {
    std::vector<std::string> names;
    const auto list = parse(engine_.call({.target = "/networks?filters=" + filter_of(labels)}));
    for (const auto& item : list.as_array())
        names.push_back(base::text_at(item, "Name"));
    return names;
}

void Docker::remove_network(std::string_view name) const {
    try {
        post(fmt::format("/networks/{}", encode_query(name)), {}, default_deadline, "DELETE");
    } catch (const DockerError& error) {
        if (error.kind != Kind::NotFound) throw;
    }
}

} // namespace outside
