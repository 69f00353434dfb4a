#include "outside/docker/firewall.hpp"

#include <exception>
#include <fmt/format.h>
#include <mutex>
#include <unistd.h>

#include "outside/program.hpp"

namespace outside {
namespace {

// Where distributions put it; null where it is not installed. (sbin is not on everybody's path.)
const char* find_nft() {
    for (const char* place : {"/usr/sbin/nft", "/sbin/nft", "/usr/bin/nft"})
        if (::access(place, X_OK) == 0) return place;
    return nullptr;
}

// "" or what nft said.
std::string run(const std::string& commands) {
    static std::mutex mutex;
    std::lock_guard lock(mutex);
    const char* program = find_nft();
    if (!program) return "nft is not installed (Debian and Ubuntu: package nftables)";
    try {
        const Ended ended = run_program(program, {"-f", "-"}, commands);
        if (ended.well) return "";
        return ended.said.empty() ? "nft ended without a word" : ended.said;
    } catch (const std::exception& e) {
        return e.what();
    }
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
