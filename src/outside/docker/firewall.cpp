#include "outside/docker/firewall.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <mutex>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace outside {
namespace {

// Both ends of a pipe, closed with it; none is passed on to a program unless it is named.
struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() { (void)!::pipe2(ends.data(), O_CLOEXEC); }
    ~Pipe() {
        close(0);
        close(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void close(int end) {
        if (ends[end] >= 0) ::close(std::exchange(ends[end], -1));
    }
};

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 4096> buffer;
    while (true) {
        const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
        if (got > 0)
            text.append(buffer.data(), static_cast<std::size_t>(got));
        else if (got == 0 || errno != EINTR)
            return text;
    }
}

// Starts `nft -f -` between the two pipes. 0, or why not.
int spawn_nft(const char* program, const Pipe& in, const Pipe& out, pid_t& child) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDERR_FILENO);
    std::array<char*, 4> arguments = {const_cast<char*>("nft"), const_cast<char*>("-f"), const_cast<char*>("-"),
                                      nullptr};
    const int failed = posix_spawn(&child, program, &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

// Where distributions put it; null where it is not installed. (sbin is not on everybody's path.)
const char* find_nft() {
    for (const char* place : {"/usr/sbin/nft", "/sbin/nft", "/usr/bin/nft"})
        if (::access(place, X_OK) == 0) return place;
    return nullptr;
}

// "" or what nft said. The commands fit a pipe's buffer, so writing them whole cannot wait for the reader.
std::string run(const std::string& commands) {
    static std::mutex mutex;
    std::lock_guard lock(mutex);
    const char* program = find_nft();
    if (!program) return "nft is not installed (Debian and Ubuntu: package nftables)";
    Pipe in, out;
    pid_t child = 0;
    if (const int failed = spawn_nft(program, in, out, child))
        return fmt::format("nft could not be started: {}", std::strerror(failed));
    in.close(0);
    out.close(1);
    const bool told = ::write(in.ends[1], commands.data(), commands.size()) == static_cast<ssize_t>(commands.size());
    in.close(1);
    const std::string said = read_all(out.ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (told && WIFEXITED(status) && WEXITSTATUS(status) == 0) return "";
    return said.empty() ? "nft ended without a word" : said;
}

// A table for each bridge, so that it comes and goes as one.
std::string table_of(std::string_view bridge) {
    std::string name = "souk_";
    for (char c : bridge)
        name += c == '-' ? '_' : c;
    return name;
}

} // namespace

bool can_close_bridges() {
    return find_nft() != nullptr;
}

std::string ensure_bridge_closed(std::string_view bridge) {
    const std::string table = table_of(bridge);
    // One transaction: the table is made if needed, emptied and filled, so there is no instant without the rule.
    return run(fmt::format("add table inet {0}\n"
                           "delete table inet {0}\n"
                           "table inet {0} {{ chain input {{ type filter hook input priority -10; policy accept;\n"
                           "iifname \"{1}\" ct state established,related accept\n"
                           "iifname \"{1}\" drop\n"
                           "}}\n}}\n",
                           table, bridge));
}

void remove_bridge_rules(std::string_view bridge) {
    const std::string table = table_of(bridge);
    run(fmt::format("add table inet {0}\ndelete table inet {0}\n", table));
}

} // namespace outside
