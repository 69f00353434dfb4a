// A batch transform: a serving container, every input object through it, the answers to S3.
//
// An object that fails leaves no output; the others are still written; the job then fails with a reason that names the
// objects. Running it again writes the same outputs to the same keys.
#pragma once

#include "control/serving.hpp"

namespace control {

struct TransformWork {
    base::Document job; // in the shape of a DescribeTransformJob answer
    domain::ContainerPlan plan;
    std::string image_id;
    Access access;
    std::string region;
    std::string kind = "transform-job"; // of the row that it is labelled with
    std::int64_t id = 0;
    std::function<void()> still_wanted; // throws Interrupted
};

// Throws RunFailed with the reason. Leaves no container and no file behind.
void run_transform(Host& host, const TransformWork& work);

} // namespace control
