// GetValidationLogs, GetJobLogs: what the containers of a validation, or of one job, write; for its owner and for
// operators.
#include "domain/runs/validation_job.hpp"
#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/runtime/operations.hpp"
#include "store/resources.hpp"
#include "store/runs/endpoint_logs.hpp"

#include <fmt/format.h>

namespace services {

namespace {

using api::souk::GetJobLogs;
using api::souk::GetValidationLogs;

constexpr std::int64_t default_lines = 200;

struct ValidationJobs {
    std::int64_t training = 0;
    std::int64_t transform = 0;
    bool running = false; // or about to
};

// What describes the resource tells its validation, too.
std::string_view action_for(const std::string& arn) {
    return arn.find(":algorithm/") == arn.npos ? "sagemaker:DescribeModelPackage" : "sagemaker:DescribeAlgorithm";
}

void require_reader(const Call& call, std::string_view action, std::string_view as_operator, const std::string& arn) {
    const auto parsed = base::parse_arn(arn);
    if (call.caller.is_operator && parsed && parsed->account != call.caller.account)
        call.require_operator(as_operator);
    else
        call.require(action, arn);
}

store::Resource load_validated(const Call& call, store::Reader& reader, const std::string& arn) {
    auto resource = store::find_by_arn(reader, arn);
    const bool kind =
        resource && (resource->kind == store::kind::model_package || resource->kind == store::kind::algorithm);
    if (!kind || (resource->account != call.caller.account && !call.caller.is_operator))
        throw souk::not_found("model package or algorithm", arn);
    return std::move(*resource);
}

ValidationJobs find_jobs(store::Reader& reader, const store::Resource& validated) {
    ValidationJobs jobs;
    jobs.running = validated.status == "Pending" || validated.status == "InProgress";
    const std::string name = domain::validation_job_name(validated.name, validated.id);
    const auto id_of = [&](std::string_view kind) {
        const auto job = store::find_resource(reader, kind, validated.account, validated.region, name);
        return job ? job->id : 0;
    };
    jobs.training = id_of(store::kind::training_job);
    jobs.transform = id_of(store::kind::transform_job);
    return jobs;
}

template<class Output>
void tell(Output& out, const std::vector<store::LogLine>& lines, std::size_t after, const std::string& question) {
    for (const store::LogLine& line : lines)
        out.Lines.push_back({.Time = line.time, .Stream = line.stream, .Message = line.message});
    out.NextToken = render_page(lines.empty() ? after : static_cast<std::size_t>(lines.back().id), question);
}

} // namespace

GetValidationLogs::Output get_validation_logs(Call& call, const GetValidationLogs::Input& in) {
    require_reader(call, action_for(in.ResourceArn), "souk:GetValidationLogs", in.ResourceArn);
    return call.database.read([&](store::Reader& reader) {
        const auto validated = load_validated(call, reader, in.ResourceArn);
        const std::string question = fmt::format("validation log {} {}", validated.arn(), validated.created.micros());
        const auto after = parse_page(in.NextToken, question);
        if (!after) throw souk::bad_page_token();
        const ValidationJobs jobs = find_jobs(reader, validated);
        const auto from = in.NextToken ? std::optional(static_cast<std::int64_t>(*after)) : std::nullopt;
        const auto lines =
            store::list_job_log_lines(reader, jobs.training, jobs.transform, from, in.MaxLines.value_or(default_lines));
        GetValidationLogs::Output out;
        out.Running = jobs.running;
        tell(out, lines, *after, question);
        return out;
    });
}

GetJobLogs::Output get_job_logs(Call& call, const GetJobLogs::Input& in) {
    const bool trains = in.JobArn.find(":training-job/") != in.JobArn.npos;
    require_reader(call, trains ? "sagemaker:DescribeTrainingJob" : "sagemaker:DescribeTransformJob", "souk:GetJobLogs",
                   in.JobArn);
    return call.database.read([&](store::Reader& reader) {
        const auto job = store::find_by_arn(reader, in.JobArn);
        if (!job || (job->account != call.caller.account && !call.caller.is_operator))
            throw souk::not_found("job", in.JobArn);
        const std::string question = fmt::format("job log {} {}", job->arn(), job->created.micros());
        const auto after = parse_page(in.NextToken, question);
        if (!after) throw souk::bad_page_token();
        const auto limit = in.MaxLines.value_or(default_lines);
        const auto lines = in.NextToken
                               ? store::list_log_lines(reader, job->id, static_cast<std::int64_t>(*after), limit)
                               : store::list_last_log_lines(reader, job->id, limit);
        GetJobLogs::Output out;
        out.Running = job->status == "InProgress" || job->status == "Stopping";
        tell(out, lines, *after, question);
        return out;
    });
}

} // namespace services
