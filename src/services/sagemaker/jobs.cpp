// Training and transform jobs, as far as validation runs them: Describe and List.
#include "services/sagemaker/listing.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"

namespace services {

using namespace api::sagemaker;

DescribeTransformJobResponse describe_transform_job(Call& call, const DescribeTransformJobRequest& in) {
    const auto ref =
        require_own(call, "sagemaker:DescribeTransformJob", store::kind::transform_job, in.TransformJobName);
    return describe<DescribeTransformJobResponse>(
        call.database.read([&](store::Reader& reader) { return load(reader, ref); }), "TransformJobStatus");
}

ListTransformJobsResponse list_transform_jobs(Call& call, const ListTransformJobsRequest& in) {
    call.require("sagemaker:ListTransformJobs", "*");
    auto listed =
        list_page(call, read_query(call, store::kind::transform_job, in, true), "ListTransformJobs", in.NextToken);
    ListTransformJobsResponse out;
    for (const auto& row : listed.rows) {
        auto summary = describe<TransformJobSummary>(row, "TransformJobStatus");
        summary.LastModifiedTime = row.updated;
        out.TransformJobSummaries.push_back(std::move(summary));
    }
    out.NextToken = listed.next;
    return out;
}

DescribeTrainingJobResponse describe_training_job(Call& call, const DescribeTrainingJobRequest& in) {
    const auto ref = require_own(call, "sagemaker:DescribeTrainingJob", store::kind::training_job, in.TrainingJobName);
    return describe<DescribeTrainingJobResponse>(
        call.database.read([&](store::Reader& reader) { return load(reader, ref); }), "TrainingJobStatus");
}

ListTrainingJobsResponse list_training_jobs(Call& call, const ListTrainingJobsRequest& in) {
    call.require("sagemaker:ListTrainingJobs", "*");
    ListTrainingJobsResponse out;
    // Nothing here keeps a warm pool or belongs to a training plan.
    if (in.WarmPoolStatusEquals || in.TrainingPlanArnEquals) return out;
    auto listed =
        list_page(call, read_query(call, store::kind::training_job, in, false), "ListTrainingJobs", in.NextToken);
    for (const auto& row : listed.rows) {
        auto summary = describe<TrainingJobSummary>(row, "TrainingJobStatus");
        summary.LastModifiedTime = row.updated;
        out.TrainingJobSummaries.push_back(std::move(summary));
    }
    out.NextToken = listed.next;
    return out;
}

} // namespace services
