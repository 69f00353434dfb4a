#include "outside/program.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace outside {
namespace {

// Both ends of a pipe, closed with it.
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

// Between the two pipes.
pid_t spawn(const std::string& path, const std::vector<std::string>& arguments, const Pipe& in, const Pipe& out) {
    std::vector<char*> pointers{const_cast<char*>(path.c_str())};
    for (const std::string& argument : arguments)
        pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    pid_t child = 0;
    const int failed = posix_spawn(&child, path.c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed) throw std::runtime_error(fmt::format("{} could not be started: {}", path, std::strerror(failed)));
    return child;
}

} // namespace

Ended run_program(const std::string& path, const std::vector<std::string>& arguments, std::string_view input) {
    Pipe in, out;
    const pid_t child = spawn(path, arguments, in, out);
    in.close(0);
    out.close(1);
    const bool told = ::write(in.ends[1], input.data(), input.size()) == static_cast<ssize_t>(input.size());
    in.close(1);
    Ended ended;
    ended.said = read_all(out.ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    ended.well = told && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return ended;
}

} // namespace outside
