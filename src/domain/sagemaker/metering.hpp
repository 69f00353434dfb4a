// What an invocation is billed as: the container may say so in its answer's X-Amzn-Inference-Metering header.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace domain {

inline constexpr std::string_view inference_dimension = "inference.count";

struct Metering {
    std::int64_t units = 1;
    std::string complaint; // why the header was not followed; "" where it was, or was not there
};

// A header that is absent or cannot be followed counts as one inference: an answered request is never free, and never
// costs what nobody can read. Pass "" where there is no header.
Metering parse_metering(std::string_view header);

} // namespace domain
