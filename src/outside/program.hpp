// Runs another program of this machine, with a text as its input.
//
// The program gets its three standard streams and no other descriptor: one that inherited a listening socket would hold
// the port after this process has died, and the next start would find it taken. Libraries open sockets without
// close-on-exec, so all descriptors are closed in the child. It never goes through a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace outside {

struct Ended {
    bool well = false; // it read all of its input and its status was 0
    std::string said;  // both of its outputs, in the order they came
};

// Waits for its end. `input` fits a pipe's buffer (64 KiB): it is written whole before anything is read. Throws
// std::runtime_error where it cannot be started.
Ended run_program(const std::string& path, const std::vector<std::string>& arguments, std::string_view input);

} // namespace outside
