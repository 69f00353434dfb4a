// GetRuntime, ListRuns, StopEndpoint, StopJob, PutRuntimeIntake.
#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/runtime/operations.hpp"
#include "services/souk/runtime/run.hpp"
#include "store/runs/runtime.hpp"
#include "wire/codec.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>

namespace services {

namespace {

using namespace api::souk;

constexpr std::int64_t default_runs = 50; // on a page
constexpr std::chrono::seconds watch_for{30};
constexpr std::chrono::seconds watch_anew{15}; // before it ends

RuntimeIntake render_intake(const store::Intake& intake) {
    RuntimeIntake shape;
    shape.Draining = intake.draining;
    if (!intake.reason.empty()) shape.Reason = intake.reason;
    if (!intake.principal.empty()) shape.Principal = intake.principal;
    shape.DecidedAt = intake.decided;
    return shape;
}

std::string image_name(const store::Resource& endpoint, const std::string& image_id) {
    for (const auto& variant : souk::fleet_of(endpoint).variants)
        for (const auto& container : variant.model.containers)
            if (container.digest == image_id || container.digest.empty()) return container.image;
    return "";
}

RuntimeContainer render_container(store::Reader& reader, const base::Document& seen) {
    RuntimeContainer shape;
    shape.Name = base::text_at(seen, "name");
    shape.State = base::text_at(seen, "state");
    shape.ExitCode = base::find_int(seen, "exit_code");
    shape.Kind = base::text_at(seen, "kind");
    shape.ImageId = base::text_at(seen, "image");
    std::int64_t id = 0;
    const std::string text = base::text_at(seen, "id");
    std::from_chars(text.data(), text.data() + text.size(), id);
    const auto run = store::find_resource_by_id(reader, id); // a check of a listing has a number of its own
    if (!run || run->kind != shape.Kind) return shape;
    shape.RunArn = run->arn();
    shape.AccountId = run->account;
    if (run->kind != store::kind::endpoint) return shape;
    if (auto image = image_name(*run, shape.ImageId); !image.empty()) shape.Image = std::move(image);
    return shape;
}

std::vector<store::Resource> find_runs(store::Reader& reader, const ListRuns::Input& in) {
    const std::pair<std::string_view, std::string_view> kinds[] = {
        {RunKind::ENDPOINT, store::kind::endpoint},
        {RunKind::TRAINING_JOB, store::kind::training_job},
        {RunKind::TRANSFORM_JOB, store::kind::transform_job},
    };
    std::vector<store::Resource> found;
    for (const auto& [name, kind] : kinds) {
        if (in.Kind && *in.Kind != name) continue;
        for (auto& run : store::list_all(reader, kind))
            if ((!in.AccountId || run.account == *in.AccountId) && (!in.Status || run.status == *in.Status))
                found.push_back(std::move(run));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.created > b.created; });
    return found;
}

bool serves(const store::Resource& endpoint) {
    return endpoint.status == "InService" || endpoint.status == "Creating" || endpoint.status == "Updating" ||
           endpoint.status == "UpdateRollbackFailed";
}

} // namespace

GetRuntime::Output get_runtime(Call& call, const GetRuntime::Input&) {
    call.require_operator("souk:GetRuntime");
    const auto seen = call.database.read([](store::Reader& reader) { return store::load_observation(reader); });
    if (seen.watched_until < call.now + watch_anew)
        call.database.write([&](store::Transaction& tx) { store::watch_runtime(tx, call.now + watch_for); });
    return call.database.read([&](store::Reader& reader) {
        GetRuntime::Output out;
        out.Intake = render_intake(store::load_intake(reader));
        out.ObservedAt = seen.observed;
        if (const auto* host = base::find(seen.document, "host")) out.Host = wire::from_document<RuntimeHost>(*host);
        for (const auto& container : base::array_at(seen.document, "containers"))
            out.Containers.push_back(render_container(reader, container));
        if (auto problem = base::text_at(seen.document, "problem"); !problem.empty()) out.Problem = std::move(problem);
        return out;
    });
}

ListRuns::Output list_runs(Call& call, const ListRuns::Input& in) {
    call.require_operator("souk:ListRuns");
    const std::string question =
        fmt::format("runs {} {} {}", in.Kind.value_or(""), in.Status.value_or(""), in.AccountId.value_or(""));
    const auto begin = parse_page(in.NextToken, question);
    if (!begin) throw souk::bad_page_token();
    return call.database.read([&](store::Reader& reader) {
        const auto size = static_cast<std::size_t>(in.MaxResults.value_or(default_runs));
        const auto page = cut_page(find_runs(reader, in), *begin, size, question);
        ListRuns::Output out;
        for (const store::Resource& run : page.items)
            out.Runs.push_back(souk::render_run(reader, run));
        out.NextToken = page.next;
        return out;
    });
}

StopEndpoint::Output stop_endpoint(Call& call, const StopEndpoint::Input& in) {
    call.require_operator("souk:StopEndpoint");
    return call.database.write([&](store::Transaction& tx) {
        auto endpoint = store::find_by_arn(tx, in.EndpointArn);
        if (!endpoint) throw souk::not_found("endpoint", in.EndpointArn);
        if (serves(*endpoint))
            souk::halt(call, tx, *endpoint, in.Reason);
        else if (endpoint->status != "OutOfService")
            throw base::Fault("ValidationException", fmt::format("The endpoint {} is {}: nothing of it runs.",
                                                                 endpoint->name, endpoint->status));
        return StopEndpoint::Output{.Run = souk::render_run(tx, *endpoint)};
    });
}

StopJob::Output stop_job(Call& call, const StopJob::Input& in) {
    call.require_operator("souk:StopJob");
    return call.database.write([&](store::Transaction& tx) {
        auto job = store::find_by_arn(tx, in.JobArn);
        if (!job) throw souk::not_found("job", in.JobArn);
        if (job->status == "InProgress")
            souk::halt(call, tx, *job, in.Reason);
        else if (job->status != "Stopping")
            throw base::Fault("ValidationException",
                              fmt::format("The job {} is {}: nothing of it runs.", job->name, job->status));
        return StopJob::Output{.Run = souk::render_run(tx, *job)};
    });
}

PutRuntimeIntake::Output put_runtime_intake(Call& call, const PutRuntimeIntake::Input& in) {
    call.require_operator("souk:PutRuntimeIntake");
    const store::Intake intake{.draining = in.Draining,
                               .reason = in.Draining ? in.Reason.value_or("") : "",
                               .principal = call.caller.arn,
                               .decided = call.now};
    call.database.write([&](store::Transaction& tx) { store::save_intake(tx, intake); });
    return {.Intake = render_intake(intake)};
}

} // namespace services
