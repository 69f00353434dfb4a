#include "control/training.hpp"

#include "base/faultpoint.hpp"
#include "control/endpoint_logs.hpp"
#include "control/metrics.hpp"
#include "domain/runs/training_files.hpp"
#include "outside/archive.hpp"

#include <fmt/format.h>
#include <fstream>

namespace control {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

void write(const fs::path& path, std::string_view text) {
    std::ofstream out(path, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

void download_channel(Host& host, const TrainingWork& work, const base::Document& channel, const fs::path& data) {
    const auto name = base::text_at(channel, "ChannelName");
    const auto uri = base::text_at(channel, "DataSource.S3DataSource.S3Uri");
    const auto mode = base::text_at(channel, "InputMode");
    if (mode == "Pipe" ||
        (mode.empty() && base::text_at(work.job, "AlgorithmSpecification.TrainingInputMode") == "Pipe"))
        throw RunFailed(
            fmt::format("ClientError: channel {} asks for input mode Pipe, which this installation does not "
                        "offer; use File.",
                        name));
    const auto address = domain::parse_s3_address(uri);
    if (!address) throw RunFailed(fmt::format("ClientError: channel {}: {} is no s3:// address.", name, uri));
    const fs::path folder = data / name;
    fs::create_directories(folder);
    bool any = false;
    for (const auto& object : host.objects.list(work.access, *address)) {
        if (object.key.ends_with('/')) continue;
        work.still_wanted();
        fs::path inner = object.key == address->key ? object.key.substr(object.key.rfind('/') + 1)
                                                    : object.key.substr(address->key.size());
        inner = inner.relative_path().lexically_normal();
        if (inner.empty() || *inner.begin() == "..")
            throw RunFailed(fmt::format("ClientError: the key {} cannot be a file name.", object.key));
        fs::create_directories((folder / inner).parent_path());
        const auto content = host.objects.find(work.access, {object.bucket, object.key});
        if (!content) throw RunFailed(fmt::format("ClientError: the object {} was deleted meanwhile.", object.key));
        fs::copy_file(content->path, folder / inner, fs::copy_options::overwrite_existing);
        any = true;
    }
    if (!any)
        throw RunFailed(
            fmt::format("ClientError: Data download failed: No S3 objects found under S3 URL \"{}\" given in "
                        "input data source.",
                        uri));
}

// /opt/ml of this job, from nothing.
fs::path prepare(Host& host, const TrainingWork& work) {
    const fs::path root = host.folder_of(work.kind, work.id) / "ml";
    fs::remove_all(root);
    for (const char* folder : {"input/config", "input/data", "model", "output/data", "checkpoints", "code"})
        fs::create_directories(root / folder);
    // The container's root has no capability to override permissions, and images may name another user.
    for (const char* folder : {"model", "output", "output/data", "checkpoints", "code"})
        fs::permissions(root / folder, fs::perms::all);
    write(root / "input/config/hyperparameters.json", domain::render_hyperparameters(work.job));
    write(root / "input/config/inputdataconfig.json", domain::render_input_config(work.job));
    write(root / "input/config/resourceconfig.json", domain::render_resource_config(work.job));
    for (const auto& channel : base::array_at(work.job, "InputDataConfig"))
        download_channel(host, work, channel, root / "input/data");
    return root;
}

outside::ContainerSpec plan_container(Host& host, const TrainingWork& work, const fs::path& root) {
    const auto type = domain::find_instance_type(base::text_at(work.job, "ResourceConfig.InstanceType"));
    const auto allotment = domain::plan_allotment(type, host.size);
    outside::ContainerSpec spec{.name = fmt::format("{}-{}-{}", host.network(), work.kind, work.id),
                                .image = work.image_id,
                                .command = {"train"},
                                .hostname = "algo-1",
                                .labels = host.labels(work.kind, work.id),
                                .network = host.network(),
                                .mounts = {{fs::absolute(root), "/opt/ml", false}},
                                .memory_bytes = allotment.memory_bytes,
                                .nano_cpus = allotment.nano_cpus,
                                .shm_bytes = std::max<std::int64_t>(allotment.memory_bytes / 2, 64 << 20),
                                .gpus = type && type->gpu && host.gpus};
    spec.environment = {{"TRAINING_JOB_NAME", base::text_at(work.job, "TrainingJobName")},
                        {"TRAINING_JOB_ARN", base::text_at(work.job, "TrainingJobArn")},
                        {"AWS_REGION", work.region}};
    for (const auto& item : base::object_at(work.job, "Environment"))
        if (const auto* text = item.value().if_string()) spec.environment[item.key()] = std::string(*text);
    return spec;
}

// Until its end or its limit; whether it ended by itself.
bool await_end(Host& host, const TrainingWork& work, const std::string& container) {
    const auto limit =
        std::chrono::seconds(base::find_int(work.job, "StoppingCondition.MaxRuntimeInSeconds").value_or(86'400));
    const auto deadline = Clock::now() + limit;
    while (!host.docker.wait(container, std::chrono::seconds(1))) {
        host.stopping.check();
        work.still_wanted();
        if (Clock::now() < deadline) continue;
        host.docker.stop(container, host.options.train_grace);
        return false;
    }
    return true;
}

// The path below root, or "" where it is not there or the container put a link in its place: what a container left
// behind is never followed out of its folder. It has stopped, so nothing changes meanwhile.
fs::path own_path(const fs::path& root, const char* inner) {
    std::error_code missing;
    const fs::path real = fs::canonical(root / inner, missing);
    return missing || real != fs::canonical(root) / inner ? fs::path() : real;
}

std::string read_failure(const fs::path& root) {
    const fs::path path = own_path(root, "output/failure");
    if (path.empty() || !fs::is_regular_file(path)) return "";
    std::string text(1024, '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

void upload(Host& host, const TrainingWork& work, const fs::path& folder, const std::string& to) {
    const fs::path archive = host.folder_of(work.kind, work.id) / "upload.tar.gz"; // out of the container's reach
    outside::pack_tar_gz(folder, archive);
    host.objects.put(work.access, *domain::parse_s3_address(to), archive);
    base::fault_point("training.output.written");
}

std::string output_address(const base::Document& job, std::string_view file) {
    auto path = base::text_at(job, "OutputDataConfig.S3OutputPath");
    while (path.ends_with('/'))
        path.pop_back();
    return fmt::format("{}/{}/output/{}", path, base::text_at(job, "TrainingJobName"), file);
}

class Cleared {
  public:
    Cleared(Host& host, const TrainingWork& work, std::string container)
        : host_(host), work_(work), container_(std::move(container)) {
        host_.docker.remove_container(container_);
    }
    ~Cleared() {
        EndpointLogs(host_).collect_job(work_.id);
        try {
            host_.docker.remove_container(container_);
        } catch (const std::exception&) {
            // The sweep finds it by its label.
        }
        host_.remove_folder_of(work_.kind, work_.id);
    }

  private:
    Host& host_;
    const TrainingWork& work_;
    std::string container_;
};

boost::json::array read_metrics(Host& host, const TrainingWork& work, const std::string& container) {
    const auto& definitions = base::array_at(work.job, "AlgorithmSpecification.MetricDefinitions");
    if (definitions.empty()) return {};
    MetricReader reader(definitions);
    host.docker.follow_logs(container, std::chrono::seconds(60), [&](std::string_view text) {
        reader.feed(text, host.clock.now());
        return true;
    });
    return reader.final_values();
}

} // namespace

std::string model_address(const base::Document& job) {
    return output_address(job, "model.tar.gz");
}

TrainingResult run_training(Host& host, const TrainingWork& work) {
    if (!domain::parse_s3_address(base::text_at(work.job, "OutputDataConfig.S3OutputPath")))
        throw RunFailed("ClientError: S3OutputPath must be an s3:// address.");
    if (base::find_int(work.job, "ResourceConfig.InstanceCount").value_or(1) > 1)
        throw RunFailed("ClientError: this installation trains on one instance; set InstanceCount to 1.");
    const std::string name = fmt::format("{}-{}-{}", host.network(), work.kind, work.id);
    const Cleared cleared(host, work, name);
    work.progress("Downloading");
    const fs::path root = prepare(host, work);
    host.docker.ensure_container(plan_container(host, work, root));
    base::fault_point("training.container.created");
    work.progress("Training");
    start_container(host, name);
    base::fault_point("training.container.started");
    TrainingResult result;
    result.out_of_time = !await_end(host, work, name);
    result.metrics = read_metrics(host, work, name);

    const auto info = host.docker.find_container(name);
    const std::string failure = read_failure(root);
    std::string problem;
    if (!info)
        problem = "AlgorithmError: the container was removed";
    else if (!result.out_of_time)
        problem = domain::describe_training_end(info->exit_code, info->oom_killed, failure);
    if (!problem.empty() && failure.empty() && info)
        if (auto lines = last_lines(host, name); !lines.empty()) problem += "; last log lines: " + lines;
    work.progress("Uploading");
    const fs::path data = own_path(root, "output/data");
    if (!data.empty() && fs::is_directory(data) && !fs::is_empty(data))
        upload(host, work, data, output_address(work.job, "output.tar.gz"));
    if (!problem.empty()) throw RunFailed(problem);
    const fs::path model = own_path(root, "model");
    if (model.empty() || !fs::is_directory(model))
        throw RunFailed(
            "AlgorithmError: the container replaced /opt/ml/model; it must leave its model in that folder.");
    upload(host, work, model, model_address(work.job));
    result.model = model_address(work.job);
    return result;
}

} // namespace control
