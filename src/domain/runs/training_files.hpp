// The files that a training container finds below /opt/ml/input/config. Pure.
#pragma once

#include "base/document.hpp"

#include <string>

namespace domain {

// `job` has the shape of a DescribeTrainingJob answer.
std::string render_hyperparameters(const base::Document& job); // every value a text
std::string render_input_config(const base::Document& job);
std::string render_resource_config(const base::Document& job);

// What becomes of a container that ended: "" where it succeeded, else "AlgorithmError: <failure>, exit code: N".
std::string describe_training_end(std::int64_t exit_code, bool oom_killed, std::string_view failure_file);

} // namespace domain
