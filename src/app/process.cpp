#include "app/process.hpp"

#include "base/log.hpp"

#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>
#include <sys/resource.h>

namespace app {

namespace {

sigset_t stop_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, signal);
    return set;
}

// Whole or not at all: whoever waits for the file may read it as soon as it is there.
void write_port_file(const std::filesystem::path& file, std::uint16_t port) {
    std::filesystem::path unfinished = file;
    unfinished += ".unfinished";
    std::ofstream out(unfinished);
    out << port << '\n';
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(unfinished, file, error);
    if (!out || error) throw std::runtime_error(fmt::format("cannot write the port file {}", file.string()));
}

} // namespace

void prepare_process() {
    const sigset_t set = stop_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

void await_stop_signal() {
    const sigset_t set = stop_signals();
    int signal = 0;
    sigwait(&set, &signal);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void announce(const Config& config, std::uint16_t port) {
    Config where = config;
    where.base_url.clear();
    const std::string url = base_url_of(where, port);
    base::log::info("listening", {{"url", url}, {"data", config.data.string()}});
    if (!config.port_file.empty()) write_port_file(config.port_file, port);
    fmt::print("listening on {}\n", url);
    std::fflush(stdout);
}

} // namespace app
