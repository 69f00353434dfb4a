// What SageMaker demands of a request beyond its shape. Each function reads the request as a document in the form of
// the operation's input, and answers every violation at once (code "ValidationException", `where` is the member's
// path).
#pragma once

#include "base/document.hpp"
#include "base/result.hpp"

#include <string>
#include <vector>

namespace domain {

base::Refusals check_model_package(const base::Document& request);
base::Refusals check_algorithm(const base::Document& request);
base::Refusals check_model(const base::Document& request);
// `accelerators`: whether the engine has any, or runs without (degrades).
base::Refusals check_endpoint_config(const base::Document& request, bool accelerators);
// Duplicate keys, and keys that are reserved.
base::Refusals check_tags(const base::Document& request);

// Parts of the above.
base::Refusals check_inference_specification(const base::Document& specification, const std::string& path,
                                             bool demands_types, bool allows_data_source);
base::Refusals check_hyper_parameters(const base::Document& specifications, const std::string& path);

base::Refusal invalid(std::string where, std::string message);
// "Two.Names are …; …" as one message for a fault.
std::string render_refusals(const base::Refusals& refusals);
// The texts of an array of strings.
std::vector<std::string> texts_at(const base::Document& document, std::string_view path);

// s3://…tar.gz of a container's ModelDataUrl or of a ModelDataSource that means the same; "" where it has neither.
std::string model_data_of(const base::Document& container);

} // namespace domain
