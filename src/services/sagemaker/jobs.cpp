// Training and transform jobs, as far as validation runs them: Describe, List and Stop.
#include "services/sagemaker/listing.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"

#include <fmt/format.h>

namespace services {

using namespace api::sagemaker;

namespace {

// Whatever runs it sees the status, and ends it.
void stop(Call& call, std::string_view action, std::string_view kind, const std::string& name) {
    const auto ref = require_own(call, action, kind, name);
    call.database.write([&](store::Transaction& tx) {
        auto job = load(tx, ref);
        if (job.status == "Stopping") return;
        if (job.status != "InProgress")
            throw base::Fault("ValidationException",
                              fmt::format("The request was rejected because the job {} is in status {}: only a job "
                                          "that is InProgress can be stopped.",
                                          job.name, job.status));
        job.status = "Stopping";
        job.updated = call.now;
        job.document.as_object()["LastModifiedTime"] = call.now.epoch_seconds();
        store::save_resource(tx, job);
    });
}

} // namespace

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

wire::Empty stop_transform_job(Call& call, const StopTransformJobRequest& in) {
    stop(call, "sagemaker:StopTransformJob", store::kind::transform_job, in.TransformJobName);
    return {};
}

wire::Empty stop_training_job(Call& call, const StopTrainingJobRequest& in) {
    stop(call, "sagemaker:StopTrainingJob", store::kind::training_job, in.TrainingJobName);
    return {};
}

} // namespace services
