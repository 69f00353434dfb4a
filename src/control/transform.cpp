#include "control/transform.hpp"

#include "base/faultpoint.hpp"
#include "control/endpoint_logs.hpp"
#include "outside/archive.hpp"
#include "outside/docker/container_http.hpp"

#include <atomic>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <thread>

namespace control {
namespace {

namespace fs = std::filesystem;
using outside::ContainerReply;

std::string read_whole(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return (std::ostringstream() << in.rdbuf()).str();
}

std::vector<Object> list_inputs(Host& host, const TransformWork& work, const domain::S3Address& input) {
    std::vector<Object> inputs;
    if (base::text_at(work.job, "TransformInput.DataSource.S3DataSource.S3DataType") == "ManifestFile") {
        const auto file = host.objects.find(work.access, input);
        const auto manifest = file ? base::parse_document(read_whole(file->path)) : std::nullopt;
        if (!manifest || !manifest->is_array() || manifest->as_array().empty())
            throw RunFailed(fmt::format("ClientError: s3://{}/{} is no manifest (a JSON array whose first element is "
                                        "{{\"prefix\": \"s3://…\"}}).",
                                        input.bucket, input.key));
        const auto prefix = base::text_at(manifest->as_array()[0], "prefix");
        for (std::size_t i = 1; i < manifest->as_array().size(); ++i) {
            const auto* key = manifest->as_array()[i].if_string();
            const auto address = domain::parse_s3_address(prefix + (key ? std::string(*key) : ""));
            const auto object = address ? host.objects.find(work.access, *address) : std::nullopt;
            if (!object)
                throw RunFailed(fmt::format("ClientError: {}{} of the manifest does not exist.", prefix,
                                            key ? std::string(*key) : ""));
            inputs.push_back({.bucket = object->bucket, .key = object->key, .size = object->size});
        }
    } else {
        for (auto& object : host.objects.list(work.access, input))
            if (!(object.size == 0 && object.key.ends_with('/'))) inputs.push_back(std::move(object));
    }
    if (inputs.empty())
        throw RunFailed(fmt::format("ClientError: no S3 objects found under s3://{}/{}.", input.bucket, input.key));
    return inputs;
}

// The job's own folder to strip from keys: of a manifest, its prefix's.
std::string strip_of(Host& host, const TransformWork& work, const domain::S3Address& input) {
    if (base::text_at(work.job, "TransformInput.DataSource.S3DataSource.S3DataType") != "ManifestFile")
        return input.key;
    const auto file = host.objects.find(work.access, input);
    const auto manifest = file ? base::parse_document(read_whole(file->path)) : std::nullopt;
    const auto prefix = manifest ? domain::parse_s3_address(base::text_at(*manifest, "[0].prefix")) : std::nullopt;
    return prefix ? prefix->key : "";
}

std::string describe(const ContainerReply& reply, std::chrono::seconds deadline) {
    switch (reply.outcome) {
    case ContainerReply::Outcome::Answered:
        return fmt::format("{}: {}. Message: {}", reply.status < 500 ? "ClientError" : "AlgorithmError", reply.status,
                           reply.body.substr(0, 300));
    case ContainerReply::Outcome::Refused:
        return "AlgorithmError: the container refused the connection";
    case ContainerReply::Outcome::TimedOut:
        return fmt::format("AlgorithmError: no answer to /invocations within {} s", deadline.count());
    case ContainerReply::Outcome::TooLarge:
        return "AlgorithmError: the answer is larger than 128 MB";
    case ContainerReply::Outcome::Broken:
        break;
    }
    return "AlgorithmError: the container closed the connection without an answer";
}

// One container with its job's rules.
class Transformer {
  public:
    Transformer(Host& host, const TransformWork& work, std::string container, std::string address)
        : host_(host), work_(work), container_(std::move(container)), address_(std::move(address)) {
        const auto asked = outside::call_container({.address = address_, .target = "/execution-parameters"});
        rules_ =
            domain::decide_batch_rules(work.job, asked.status == 200 ? domain::parse_execution_parameters(asked.body)
                                                                     : domain::ExecutionParameters());
        deadline_ = std::chrono::seconds(
            base::find_int(work.job, "ModelClientConfig.InvocationsTimeoutInSeconds").value_or(600));
        retries_ = base::find_int(work.job, "ModelClientConfig.InvocationsMaxRetries").value_or(3);
    }

    // The answers to one object, put together; throws RunFailed where one of them is no success.
    std::string transform(const Object& object) {
        if (rules_.payload_limit == 0) return take(invoke({}, object.path));
        const std::string content = read_input(object);
        const auto batches = domain::plan_batches(content, rules_);
        if (!batches) throw RunFailed("ClientError: " + batches.refusals()[0].message);
        std::vector<std::string> answers(batches->size());
        std::vector<std::string> problems(batches->size());
        std::atomic<std::size_t> next = 0;
        std::atomic<bool> failed = false;
        const auto work = [&] {
            for (std::size_t i; !failed && (i = next++) < batches->size();) {
                const auto reply = invoke(std::string((*batches)[i]), {});
                if (reply.good())
                    answers[i] = reply.body;
                else {
                    problems[i] = describe(reply, deadline_);
                    failed = true;
                }
            }
        };
        std::vector<std::jthread> threads;
        for (std::int64_t i = 1;
             i < std::min<std::int64_t>(rules_.concurrent, static_cast<std::int64_t>(batches->size())); ++i)
            threads.emplace_back(work);
        work();
        threads.clear();
        for (const auto& problem : problems)
            if (!problem.empty()) throw RunFailed(problem);
        return domain::assemble(answers, rules_);
    }

  private:
    std::string read_input(const Object& object) {
        std::string content = read_whole(object.path);
        if (base::text_at(work_.job, "TransformInput.CompressionType") != "Gzip") return content;
        try {
            return outside::gunzip(content, 1u << 30);
        } catch (const outside::BadArchive& error) {
            throw RunFailed(fmt::format("ClientError: the object is not readable gzip: {}", error.what()));
        }
    }

    ContainerReply invoke(std::string body, const fs::path& file) {
        outside::ContainerRequest request{.address = address_,
                                          .method = "POST",
                                          .target = "/invocations",
                                          .body = std::move(body),
                                          .body_file = file,
                                          .deadline = deadline_};
        if (auto type = base::find_text(work_.job, "TransformInput.ContentType"))
            request.headers.emplace_back("Content-Type", *type);
        if (auto accept = base::find_text(work_.job, "TransformOutput.Accept"))
            request.headers.emplace_back("Accept", *accept);
        ContainerReply reply;
        for (std::int64_t attempt = 0; attempt <= retries_; ++attempt) {
            host_.stopping.check();
            reply = outside::call_container(request);
            const bool transient = reply.outcome != ContainerReply::Outcome::Answered || reply.status >= 500;
            if (reply.good() || !transient || ended(reply)) break;
        }
        return reply;
    }

    std::string take(ContainerReply reply) {
        if (!reply.good()) throw RunFailed(describe(reply, deadline_));
        return domain::assemble({std::move(reply.body)}, rules_);
    }

    // A container that broke off may be ending: the engine sees that a moment later than we do.
    bool ended(const ContainerReply& reply) const {
        const bool broke =
            reply.outcome == ContainerReply::Outcome::Broken || reply.outcome == ContainerReply::Outcome::Refused;
        try {
            if (broke) return host_.docker.wait(container_, std::chrono::seconds(1)).has_value();
            const auto info = host_.docker.find_container(container_);
            return !info || !info->running();
        } catch (const outside::DockerError& error) {
            if (error.kind != outside::DockerError::Kind::NotFound) throw;
            return true;
        }
    }

    Host& host_;
    const TransformWork& work_;
    std::string container_;
    std::string address_;
    domain::BatchRules rules_;
    std::chrono::seconds deadline_{600};
    std::int64_t retries_ = 3;
};

std::map<std::string, std::string> environment_of(const TransformWork& work) {
    std::map<std::string, std::string> environment = work.plan.environment;
    environment["SAGEMAKER_BATCH"] = "true";
    if (auto n = base::find_int(work.job, "MaxPayloadInMB"))
        environment["SAGEMAKER_MAX_PAYLOAD_IN_MB"] = std::to_string(*n);
    if (auto n = base::find_int(work.job, "MaxConcurrentTransforms"))
        environment["SAGEMAKER_MAX_CONCURRENT_TRANSFORMS"] = std::to_string(*n);
    if (auto strategy = base::find_text(work.job, "BatchStrategy"))
        environment["SAGEMAKER_BATCH_STRATEGY"] = *strategy == "MultiRecord" ? "MULTI_RECORD" : "SINGLE_RECORD";
    for (const auto& item : base::object_at(work.job, "Environment"))
        if (const auto* text = item.value().if_string()) environment[item.key()] = std::string(*text);
    return environment;
}

// Removes the container and its files, however the run ends.
class Cleared {
  public:
    Cleared(Host& host, std::string container, const TransformWork& work)
        : host_(host), container_(std::move(container)), work_(work) {
        host_.docker.remove_container(container_); // an earlier self's
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
    std::string container_;
    const TransformWork& work_;
};

void write_output(Host& host, const TransformWork& work, const domain::S3Address& output, const std::string& key,
                  const std::string& content) {
    const fs::path file = host.folder_of(work.kind, work.id) / "output";
    std::ofstream(file, std::ios::binary) << content;
    host.objects.put(work.access, {output.bucket, key}, file);
    base::fault_point("transform.output.written");
}

} // namespace

void run_transform(Host& host, const TransformWork& work) {
    const auto input =
        domain::parse_s3_address(base::text_at(work.job, "TransformInput.DataSource.S3DataSource.S3Uri"));
    const auto output = domain::parse_s3_address(base::text_at(work.job, "TransformOutput.S3OutputPath"));
    if (!input || !output) throw RunFailed("ClientError: S3Uri and S3OutputPath must be s3:// addresses.");
    const auto inputs = list_inputs(host, work, *input);
    const std::string strip = strip_of(host, work, *input);

    const std::string name = fmt::format("{}-{}-{}", host.network(), work.kind, work.id);
    const Cleared cleared(host, name, work);
    domain::ContainerPlan plan = work.plan;
    plan.environment = environment_of(work);
    const auto model = ensure_model(host, work.access, plan, host.folder_of(work.kind, work.id));
    const auto spec = plan_serving(host, plan, work.image_id,
                                   {.name = name,
                                    .labels = host.labels(work.kind, work.id),
                                    .instance_type = base::text_at(work.job, "TransformResources.InstanceType"),
                                    .region = work.region,
                                    .model = model});
    host.docker.ensure_container(spec);
    base::fault_point("transform.container.created");
    start_container(host, name);
    base::fault_point("transform.container.started");
    const auto readiness = await_ping(host, name, host.options.startup_budget, work.still_wanted);
    if (!readiness.ready)
        throw RunFailed(fmt::format("AlgorithmError: the container is not ready: {}.", readiness.problem));

    Transformer transformer(host, work, name, readiness.address);
    std::string problems;
    for (const auto& object : inputs) {
        work.still_wanted();
        try {
            const auto content = host.objects.find(work.access, {object.bucket, object.key});
            if (!content) throw RunFailed("ClientError: the object was deleted meanwhile");
            write_output(host, work, *output, domain::output_key(output->key, strip, object.key),
                         transformer.transform(*content));
        } catch (const RunFailed& failure) {
            problems += fmt::format("{}s3://{}/{}: {}", problems.empty() ? "" : "; ", object.bucket, object.key,
                                    failure.what());
            const auto info = host.docker.find_container(name);
            const std::string end = info ? describe_end(host, *info) : "its container was removed";
            if (end.empty()) continue;
            problems += "; " + end;
            break;
        }
    }
    if (!problems.empty()) throw RunFailed(problems + ".");
}

} // namespace control
