#include "domain/runs/validation_job.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

std::string validation_job_name(std::string_view resource, std::int64_t id) {
    constexpr std::size_t longest = 36; // with the rest a job's name has at most 63 characters
    std::string name(resource.substr(0, longest));
    std::replace(name.begin(), name.end(), '/', '-');
    while (name.ends_with('-'))
        name.pop_back();
    return fmt::format("{}-validation-{}", name, id);
}

} // namespace domain
