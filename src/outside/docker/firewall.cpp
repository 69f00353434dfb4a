#include "outside/docker/firewall.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <mutex>

namespace outside {
namespace {

// libnftables, taken where it is installed: an engine on another machine needs none here.
struct Nftables {
    using Make = void* (*)(unsigned);
    using Run = int (*)(void*, const char*);
    using Free = void (*)(void*);
    using Buffer = int (*)(void*);
    using Text = const char* (*)(void*);

    void* library = dlopen("libnftables.so.1", RTLD_NOW);
    Make make = find<Make>("nft_ctx_new");
    Run run = find<Run>("nft_run_cmd_from_buffer");
    Free free = find<Free>("nft_ctx_free");
    Buffer buffer_error = find<Buffer>("nft_ctx_buffer_error");
    Text error = find<Text>("nft_ctx_get_error_buffer");

    template<class F>
    F find(const char* name) const {
        return library ? reinterpret_cast<F>(dlsym(library, name)) : nullptr;
    }
    bool usable() const { return make && run && free && buffer_error && error; }
};

std::string run(const std::string& commands) {
    static std::mutex mutex;
    static const Nftables nft;
    std::lock_guard lock(mutex);
    if (!nft.usable()) return "libnftables is not installed (Debian and Ubuntu: package libnftables1)";
    void* context = nft.make(0);
    nft.buffer_error(context);
    std::string problem;
    if (nft.run(context, commands.c_str()) != 0) problem = nft.error(context);
    nft.free(context);
    return problem;
}

// A table for each bridge, so that it comes and goes as one.
std::string table_of(std::string_view bridge) {
    std::string name = "souk_";
    for (char c : bridge)
        name += c == '-' ? '_' : c;
    return name;
}

} // namespace

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
