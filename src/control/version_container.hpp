// A version's container outside of endpoints: for the checks of a listing, and for tries. It is isolated as an
// endpoint's is; samples are read from where the listing says.
#pragma once

#include "control/serving.hpp"
#include "domain/runs/tries.hpp"
#include "outside/docker/container_http.hpp"
#include "store/resources.hpp"

#include <functional>
#include <string>

namespace control {

// What runs: the seller's own resource, or the market's copy of it.
struct Runnable {
    store::Resource resource;
    Access access;
    bool market = false;
};

std::optional<Runnable> find_published_copy(const Host& host, store::Reader& reader, const std::string& account,
                                            const std::string& version);

// Whose container it is; its name, its label and its folder follow from it.
struct VersionPlace {
    std::string kind;
    std::int64_t id = 0;
    std::string instance_type;
};

std::string container_name(const Host& host, const VersionPlace& place);
// Its address, once it has answered /ping. `starting` is called when image and model are there, `waiting` about
// every second until it answers. RunFailed where it does not become ready; what was made is then to be removed.
std::string start_version(
    Host& host, const Runnable& runnable, const VersionPlace& place, const std::function<void()>& starting,
    const std::function<void()>& waiting = [] {});
// The container and its files, whatever of them exists. What cannot be removed now is found by the sweep.
void remove_version(Host& host, const VersionPlace& place) noexcept;

// Never throws but Interrupted.
outside::ContainerReply invoke_version(Host& host, const std::string& address, std::string input,
                                       const std::string& content_type);

// One side of a sample: the text itself, or what its address leads to as far as the seller's account reaches. RunFailed
// where there is nothing.
std::string read_sample(Host& host, const std::string& seller, const std::string& text, const std::string& url);

// The beginning of it, no character cut.
std::string beginning_of(std::string text);

} // namespace control
