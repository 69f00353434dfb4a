// Puts the tests' container program into an image FROM scratch, once for a test program.
#pragma once

#include "outside/archive.hpp"
#include "outside/docker/docker.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

namespace kit {

// Its name; whoever asks for it needs a Docker engine. The image's ENTRYPOINT is the program, as sellers' images have.
inline std::string sample_image(const outside::Docker& docker) {
    static const std::string name = [&] {
        const auto here = std::filesystem::read_symlink("/proc/self/exe").parent_path();
        std::ifstream program(here / "tests/kit/container/sample_container", std::ios::binary);
        if (!program) throw std::runtime_error("build the target sample_container first");
        const std::string bytes = (std::ostringstream() << program.rdbuf()).str();
        const auto tar = std::filesystem::temp_directory_path() / ("souk-sample-" + std::to_string(getpid()) + ".tar");
        outside::write_tar(
            {{"Dockerfile",
              "FROM scratch\nCOPY sample /sample\nCOPY tmp /tmp/\nENTRYPOINT [\"/sample\"]\nCMD [\"replaced\"]\n"
              "LABEL souk.test=sample\n"},
             {"sample", bytes, 0755},
             {"tmp/empty", ""}},
            tar);
        docker.build_image(tar, "souk-test/sample:1", std::chrono::minutes(2));
        std::filesystem::remove(tar);
        return std::string("souk-test/sample:1");
    }();
    return name;
}

} // namespace kit
