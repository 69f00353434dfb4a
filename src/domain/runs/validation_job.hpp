// The jobs that validate a model package or an algorithm: how they are named. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace domain {

// Of the resource's training and transform job both.
std::string validation_job_name(std::string_view resource, std::int64_t id);

} // namespace domain
