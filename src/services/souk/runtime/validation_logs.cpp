// GetValidationLogs: what the containers of a validation write, for its owner and for operators.
#include "domain/runs/validation_job.hpp"
#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/runtime/operations.hpp"
#include "store/resources.hpp"
#include "store/runs/endpoint_logs.hpp"

#include <fmt/format.h>

namespace services {

namespace {

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

void require_reader(const Call& call, const std::string& arn) {
    const auto parsed = base::parse_arn(arn);
    if (call.caller.is_operator && parsed && parsed->account != call.caller.account)
        call.require_operator("souk:GetValidationLogs");
    else
        call.require(action_for(arn), arn);
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

} // namespace

GetValidationLogs::Output get_validation_logs(Call& call, const GetValidationLogs::Input& in) {
    require_reader(call, in.ResourceArn);
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
        for (const store::LogLine& line : lines)
            out.Lines.push_back({.Time = line.time, .Stream = line.stream, .Message = line.message});
        out.NextToken = render_page(lines.empty() ? *after : static_cast<std::size_t>(lines.back().id), question);
        return out;
    });
}

} // namespace services
