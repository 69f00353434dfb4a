// How a batch transform cuts its input into requests and puts the answers together. Pure.
#pragma once

#include "base/document.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct BatchRules {
    bool split_lines = false;       // SplitType Line; else None
    bool many_records = true;       // BatchStrategy MultiRecord
    bool end_with_line = false;     // AssembleWith Line
    std::int64_t payload_limit = 6; // MB; 0: whole objects without a limit
    std::int64_t concurrent = 1;
};

// What the container answered to GET /execution-parameters.
struct ExecutionParameters {
    std::optional<std::int64_t> concurrent;
    std::optional<std::int64_t> payload_limit;
    std::optional<bool> many_records;
};
// Nothing of it where the answer is not to be understood.
ExecutionParameters parse_execution_parameters(std::string_view json);

// The job's own wishes come first, then the container's, then the defaults. `job` has the shape of a
// DescribeTransformJob answer.
BatchRules decide_batch_rules(const base::Document& job, const ExecutionParameters& container);

// The requests of one object, in order, as parts of it. Refuses a record that is larger than the limit.
base::Result<std::vector<std::string_view>> plan_batches(std::string_view object, const BatchRules& rules);

std::string assemble(const std::vector<std::string>& answers, const BatchRules& rules);

// Where the answer to an object goes: "<output path>/<key behind the last '/' of the input's prefix>.out".
std::string output_key(std::string_view output_prefix, std::string_view input_prefix, std::string_view key);

struct S3Address {
    std::string bucket;
    std::string key; // may be ""
};
// "s3://bucket/key"; absent where it is none.
std::optional<S3Address> parse_s3_address(std::string_view uri);

} // namespace domain
