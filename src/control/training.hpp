// A training: /opt/ml prepared as the container contract says, the container run to its end, the model packed and
// written to S3. One host; channels in File mode.
#pragma once

#include "control/serving.hpp"

namespace control {

struct TrainingWork {
    base::Document job; // in the shape of a DescribeTrainingJob answer
    std::string image_id;
    Access access;
    std::string region;
    std::string kind = "training-job";
    std::int64_t id = 0;
    std::function<void()> still_wanted;
    // Told as it gets on: "Downloading", "Training", "Uploading".
    std::function<void(std::string_view phase)> progress;
};

struct TrainingResult {
    std::string model; // s3://…/output/model.tar.gz
    boost::json::array metrics;
    bool out_of_time = false; // stopped at MaxRuntimeInSeconds, with what it had written by then
};

// Throws RunFailed with the reason. Leaves no container and no file behind.
TrainingResult run_training(Host& host, const TrainingWork& work);

// Where the job of that document writes its model.
std::string model_address(const base::Document& job);

} // namespace control
