// The images of a Docker engine as a list. Promises and never-s of docker.hpp hold.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace outside {

struct ListedImage {
    std::string id; // "sha256:…"
    std::vector<std::string> tags;
    std::vector<std::string> digests; // "repo@sha256:…" where it came from a registry
    std::int64_t size = 0;
    std::int64_t created = 0; // seconds since 1970, by whoever built it
};

// All of the engine's, the newest first; `host` as Docker takes it. Throws DockerError.
std::vector<ListedImage> list_images(const std::string& host);

} // namespace outside
