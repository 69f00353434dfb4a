// A serving container: its image found and pinned, its model unpacked, started, and watched until it answers /ping.
#pragma once

#include "control/host.hpp"
#include "domain/runs/internal.hpp"

#include <functional>
#include <string>

namespace control {

// The image to run, by its id. A plan with a digest runs exactly that image, which was pinned when its package was
// validated. Without one the name is resolved, and only a name: neither an id nor (unless `market`) an image that the
// market keeps for its versions. RunFailed says which image is missing and what was tried.
outside::ImageInfo require_image(Host& host, const std::string& image, const std::string& digest, bool market);

// Starts a made container; RunFailed where the engine cannot (no such program, wrong architecture).
void start_container(Host& host, const std::string& container);

// The unpacked model data below `folder`, or "" where the plan has none. Found again after a crash; never half there.
std::filesystem::path ensure_model(Host& host, const Access& access, const domain::ContainerPlan& plan,
                                   const std::filesystem::path& folder);

struct ServingPlace {
    std::string name; // of the container
    outside::Labels labels;
    std::string instance_type;
    std::string region;
    std::filesystem::path model; // "" for none
};

outside::ContainerSpec plan_serving(const Host& host, const domain::ContainerPlan& plan, const std::string& image_id,
                                    const ServingPlace& place);

struct Readiness {
    bool ready = false;
    std::string address;
    std::string problem; // what it did instead: exit code, last log lines, its answer
};

// Waits for the first 200 of /ping. Not ready where the container ends or the budget passes; `still_wanted` is asked
// about once a second and may throw Interrupted.
Readiness await_ping(Host& host, const std::string& container, std::chrono::seconds budget,
                     const std::function<void()>& still_wanted);
// One /ping, 2 s.
bool ping(const std::string& address);

// "exited with code 1; last log lines: …"; "" for a running one.
std::string describe_end(Host& host, const outside::ContainerInfo& container);
// The last lines it wrote, cut to about 600 characters.
std::string last_lines(Host& host, const std::string& container);

} // namespace control
