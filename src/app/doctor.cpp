#include "app/doctor.hpp"

#include "app/certificates.hpp"
#include "app/data_folder.hpp"
#include "app/port_check.hpp"
#include "app/values.hpp"
#include "base/document.hpp"
#include "outside/docker/docker.hpp"
#include "outside/docker/firewall.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

namespace app {

namespace {

using State = Finding::State;

// The folder itself, or the nearest one above it that exists.
std::filesystem::path existing_folder(const std::filesystem::path& folder) {
    std::error_code ignored;
    std::filesystem::path at = std::filesystem::absolute(folder, ignored).lexically_normal();
    while (!std::filesystem::exists(at, ignored) && at.has_parent_path() && at != at.parent_path())
        at = at.parent_path();
    return at;
}

Finding data_folder(const Config& config) {
    const auto at = existing_folder(config.data);
    if (access(at.c_str(), W_OK | X_OK) != 0)
        return {State::Bad, "data folder", fmt::format("{} cannot be written: {}", at.string(), std::strerror(errno)),
                "give it to the user that runs souk (chown), or set another one with --data"};
    struct stat status {};
    const bool there = stat(config.data.c_str(), &status) == 0;
    if (there && (status.st_mode & 0077) != 0)
        return {State::Warning, "data folder", fmt::format("{} may be entered by others", config.data.string()),
                fmt::format("chmod 700 {}", config.data.string())};
    return {State::Good, "data folder",
            there ? fmt::format("{} is writable", config.data.string())
                  : fmt::format("{} will be made at the first start", config.data.string()),
            ""};
}

Finding disk_space(const Config& config) {
    std::error_code error;
    const auto space = std::filesystem::space(existing_folder(config.data), error);
    if (error) return {State::Warning, "disk space", "unknown: " + error.message(), "look at the data folder's disk"};
    const std::uint64_t free = space.available >> 20;
    const std::string found = fmt::format("{}.{} GiB free", free / 1024, free % 1024 * 10 / 1024);
    if (free < 512) return {State::Bad, "disk space", found, "free some space: writes fail on a full disk"};
    if (free < 10 * 1024)
        return {State::Warning, "disk space", found, "models and images take gigabytes: 10 GiB or more are advised"};
    return {State::Good, "disk space", found, ""};
}

Finding key_file(const Config& config) {
    struct stat status {};
    const std::string file = config.key_file().string();
    if (stat(file.c_str(), &status) != 0) {
        struct stat database {};
        if (stat(config.database_file().c_str(), &database) == 0)
            return {State::Bad, "key file", fmt::format("{} is missing, but there is a database", file),
                    "restore it from the backup: without it no access key can be opened"};
        return {State::Good, "key file", fmt::format("{} will be made at the first start", file), ""};
    }
    if ((status.st_mode & 0077) != 0)
        return {State::Bad, "key file", fmt::format("{} may be read by others than its owner", file),
                fmt::format("chmod 600 {}", file)};
    if (access(file.c_str(), R_OK) != 0)
        return {State::Bad, "key file", fmt::format("{} cannot be read: {}", file, std::strerror(errno)),
                "run souk as its owner, or give it to the user that runs souk"};
    return {State::Good, "key file", fmt::format("{} is there, for its owner only", file), ""};
}

std::vector<Finding> container_engine(const Config& config) {
    const outside::Docker docker(config.docker);
    try {
        if (!docker.ping()) throw std::runtime_error("it does not answer");
        const outside::EngineInfo info = docker.info();
        return {{State::Good, "container engine",
                 fmt::format("{} with {} cores and {} GiB at {}", info.version, info.cpus, info.memory_bytes >> 30,
                             config.docker),
                 ""},
                {State::Good, "GPU",
                 info.nvidia ? "the engine has a runtime for GPUs"
                             : "none; GPU instance types are refused unless degrade_gpu is set",
                 ""}};
    } catch (const std::exception& error) {
        return {{State::Bad, "container engine", fmt::format("{}: {}", config.docker, error.what()),
                 "start Docker (systemctl start docker), let the user that runs souk use its socket (group docker), or "
                 "set another socket with --docker"}};
    }
}

Finding host_ports(const Config& config) {
    if (!config.close_host_ports)
        return {State::Warning, "host ports",
                "sellers' containers can reach what listens on all addresses of this machine",
                "set close_host_ports = true, or close them with a firewall of your own"};
    if (geteuid() != 0)
        return {State::Warning, "host ports", "only root may close this machine's ports to sellers' containers",
                "run souk as root or with CAP_NET_ADMIN, or close them with a firewall of your own"};
    if (!outside::can_close_bridges())
        return {State::Warning, "host ports", "the program nft is missing, which closes this machine's ports",
                "install the package nftables, or close them with a firewall of your own"};
    return {State::Good, "host ports", "closed to sellers' containers", ""};
}

// Signatures are good for 15 minutes: a clock that is wrong locks everybody out.
Finding clock_state(base::Instant now) {
    const std::string found = base::render_iso(now);
    if (now < *base::parse_iso("2025-01-01"))
        return {State::Bad, "clock", found, "set the clock: signed requests are refused when it is off by 15 minutes"};
    timex state{};
    if (adjtimex(&state) == TIME_ERROR || (state.status & STA_UNSYNC) != 0)
        return {State::Warning, "clock", found + ", not synchronised",
                "turn on time synchronisation (timedatectl set-ntp true)"};
    return {State::Good, "clock", found + ", synchronised", ""};
}

Finding port(const Config& config) {
    const auto number = static_cast<std::uint16_t>(config.port);
    const std::string where = fmt::format("{} port {}", config.address, config.port);
    const std::string wrong = why_port_is_not_free(config.address, number);
    if (wrong.empty()) return {State::Good, "port", where + " is free", ""};
    if (DataLock::held_by_other(config)) return {State::Good, "port", where + ": the server is running", ""};
    return {State::Bad, "port", fmt::format("{}: {}", where, wrong),
            "stop what uses it, or set another one with --port"};
}

Finding certificate(const Config& config, base::Instant now) {
    if (!config.tls()) {
        const bool local =
            config.address.starts_with("127.") || config.address == "::1" || config.address == "localhost";
        return {local ? State::Good : State::Warning, "TLS", "off",
                local ? "" : "set certificate and private_key, or keep a proxy with TLS in front"};
    }
    const CertificateState state = look_at_certificate(config.certificate, config.private_key, now);
    if (!state.wrong.empty()) return {State::Bad, "TLS", state.wrong, state.mend};
    if (state.days_left < 21)
        return {State::Warning, "TLS", fmt::format("the certificate ends in {} days", state.days_left),
                "renew it and restart souk"};
    return {State::Good, "TLS", fmt::format("the certificate is good for {} days", state.days_left), ""};
}

Finding open_files(const Config& config) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    const auto needed = static_cast<std::uint64_t>(config.connection_limit) * 2 + 256;
    const std::string found = fmt::format("{} may be open", limit.rlim_max);
    if (limit.rlim_max < needed)
        return {State::Warning, "open files", found,
                fmt::format("raise the limit to {} (LimitNOFILE= of systemd), or lower connection_limit", needed)};
    return {State::Good, "open files", found, ""};
}

constexpr std::array<std::string_view, 3> state_names = {"good", "warning", "bad"};

} // namespace

std::vector<Finding> examine(const Config& config, base::Instant now) {
    std::vector<Finding> findings = {data_folder(config), disk_space(config), key_file(config)};
    for (Finding& finding : container_engine(config))
        findings.push_back(std::move(finding));
    findings.push_back(host_ports(config));
    findings.push_back(clock_state(now));
    findings.push_back(port(config));
    findings.push_back(certificate(config, now));
    findings.push_back(open_files(config));
    return findings;
}

bool any_bad(const std::vector<Finding>& findings) {
    return std::ranges::any_of(findings, [](const Finding& finding) { return finding.state == State::Bad; });
}

std::string render_findings(const std::vector<Finding>& findings, bool json) {
    std::string text;
    boost::json::array checks;
    for (const Finding& finding : findings) {
        const std::string_view state = state_names[static_cast<std::size_t>(finding.state)];
        text += fmt::format("{:<8} {:<17} {}\n", state, finding.subject, finding.found);
        if (!finding.mend.empty()) text += fmt::format("{:26} mend: {}\n", "", finding.mend);
        checks.push_back(
            {{"check", finding.subject}, {"state", state}, {"found", finding.found}, {"mend", finding.mend}});
    }
    if (!json) return text;
    return base::render({{"good", !any_bad(findings)}, {"checks", std::move(checks)}}) + "\n";
}

} // namespace app
