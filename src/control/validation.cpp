#include "control/validation.hpp"

#include "base/arn.hpp"
#include "base/faultpoint.hpp"
#include "base/log.hpp"
#include "control/endpoint_logs.hpp"
#include "control/rows.hpp"
#include "control/training.hpp"
#include "control/transform.hpp"
#include "domain/runs/validation_job.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <memory>

namespace control {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_reason = 1024;
constexpr std::chrono::seconds carry_every{1}; // of a job's log, for who looks on

bool is_algorithm(const store::Resource& package) {
    return package.kind == store::kind::algorithm;
}

std::string details_of(const store::Resource& package) {
    return is_algorithm(package) ? "AlgorithmStatusDetails" : "ModelPackageStatusDetails";
}

bool certified(const store::Resource& package) {
    return base::flag_at(package.document, "CertifyForMarketplace");
}

const base::Document* find_profile(const store::Resource& package) {
    return base::find(package.document, "ValidationSpecification.ValidationProfiles[0]");
}

bool of_market(const store::Resource& package) {
    return !base::text_at(package.document, "_internal.product_id").empty();
}

std::string shortened(std::string reason) {
    if (reason.size() <= longest_reason) return reason;
    reason.resize(longest_reason - 3);
    while (!reason.empty() && (static_cast<unsigned char>(reason.back()) & 0xC0) == 0x80)
        reason.pop_back(); // not in the middle of a character
    if (!reason.empty() && static_cast<unsigned char>(reason.back()) >= 0xC0) reason.pop_back();
    return reason + "…";
}

json::object status_item(const std::string& name, std::string_view status, const std::string& reason) {
    json::object item{{"Name", name}, {"Status", status}};
    if (!reason.empty()) item["FailureReason"] = shortened(reason);
    return item;
}

// The status details as they are with that state of the profile and of the images.
json::object render_details(const store::Resource& package, std::string_view validation, const std::string& reason,
                            std::string_view scan, const std::string& scan_reason) {
    json::array validations, scans;
    if (const auto* profile = find_profile(package))
        validations.push_back(status_item(base::text_at(*profile, "ProfileName"), validation, reason));
    if (certified(package) || !scan_reason.empty())
        for (const auto& plan : domain::plan_containers(package.document))
            scans.push_back(status_item(plan.image, scan, scan_reason));
    return {{"ValidationStatuses", std::move(validations)}, {"ImageScanStatuses", std::move(scans)}};
}

Access access_of(const store::Resource& package, const Host& host) {
    return {.account = package.account,
            .market_account = host.options.marketplace_account,
            .market_version = base::text_at(package.document, "_internal.version_id")};
}

// An operator says why; its owner, and whoever ends a subscription, just stop it.
bool stopped_by_owner(const store::Resource& job) {
    return job.status == "Stopping" && base::text_at(job.document, "FailureReason").empty();
}

// A request's part as a job's document: members that the job has by the same names.
json::object take_members(const base::Document& from, std::initializer_list<const char*> names) {
    json::object out;
    for (const char* name : names)
        if (const auto* value = base::find(from, name)) out[name] = *value;
    return out;
}

} // namespace

std::vector<std::int64_t> Validation::find_open() const {
    return host_.database.read([](store::Reader& reader) {
        std::vector<std::int64_t> ids;
        for (std::string_view kind : {store::kind::model_package, store::kind::algorithm})
            for (const auto& row : store::list_by_status(reader, kind, {"Pending", "InProgress"}))
                ids.push_back(row.id);
        return ids;
    });
}

void Validation::advance(std::int64_t id) {
    if (!begin(id)) return;
    bool images_good = false;
    try {
        auto package = find_row(host_.database, id);
        if (!package) return;
        if (!find_profile(*package) && !certified(*package)) {
            check_unvalidated(*package);
        } else {
            pin_images(*package);
            images_good = true;
            change_row(host_.database, id, [&](store::Resource& row) {
                row.document = package->document;
                return true;
            });
            base::fault_point("validation.images.pinned");
            run(*package);
        }
        end(id, "", false);
    } catch (const RunFailed& failure) {
        end(id, failure.what(), !images_good);
    }
}

void Validation::give_up(std::int64_t id, const std::string& why) {
    end(id, "InternalServerError: " + why + " Create the resource again when the server's operator has mended it.",
        false);
}

bool Validation::begin(std::int64_t id) {
    const bool open = change_row(host_.database, id, [&](store::Resource& row) {
        if (row.status != "Pending" && row.status != "InProgress") return false;
        row.status = "InProgress";
        row.document.as_object()[details_of(row)] = render_details(row, "InProgress", "", "InProgress", "");
        return true;
    });
    base::fault_point("validation.begun");
    return open;
}

void Validation::run(const store::Resource& package) {
    const base::Document* profile = find_profile(package);
    if (!profile) return;
    const auto plans = domain::plan_containers(package.document);
    if (plans.size() > 1)
        throw RunFailed(
            "ClientError: this installation validates packages of one container; combine the steps in one image.");
    domain::ContainerPlan plan = plans.empty() ? domain::ContainerPlan() : plans[0];
    if (is_algorithm(package)) plan = run_training_profile(package, *profile, plan);
    if (base::find(*profile, "TransformJobDefinition") && !plans.empty())
        run_transform_profile(package, *profile, plan);
}

std::string Validation::job_name(const store::Resource& package) const {
    return domain::validation_job_name(package.name, package.id);
}

std::function<void()> Validation::still_wanted(std::int64_t package, std::int64_t job) const {
    return [this, package, job, carried = std::make_shared<std::chrono::steady_clock::time_point>()] {
        host_.stopping.check();
        if (const auto now = std::chrono::steady_clock::now(); now - *carried > carry_every) {
            *carried = now;
            EndpointLogs(host_).collect_job(job);
        }
        if (!find_row(host_.database, package)) throw Interrupted();
        const auto row = find_row(host_.database, job);
        if (!row || row->status != "Stopping") return;
        const std::string reason = base::text_at(row->document, "FailureReason");
        throw RunFailed(reason.empty() ? "the job was stopped" : reason);
    };
}

store::Resource Validation::ensure_job(const store::Resource& package, std::string_view kind, json::object document) {
    const std::string name = job_name(package);
    const auto now = host_.clock.now();
    const bool trains = kind == store::kind::training_job;
    const std::string prefix = trains ? "TrainingJob" : "TransformJob";
    auto job = host_.database.write([&](store::Transaction& tx) {
        if (auto earlier = store::find_resource(tx, kind, package.account, package.region, name)) return *earlier;
        store::Resource fresh;
        fresh.kind = kind;
        fresh.account = package.account;
        fresh.region = package.region;
        fresh.name = name;
        fresh.status = "InProgress";
        fresh.created = fresh.updated = now;
        document[prefix + "Name"] = name;
        document[prefix + "Arn"] = fresh.arn();
        document[prefix + "Status"] = fresh.status;
        document["CreationTime"] = now.epoch_seconds();
        document[trains ? "TrainingStartTime" : "TransformStartTime"] = now.epoch_seconds();
        if (trains) {
            document["LastModifiedTime"] = now.epoch_seconds();
            document["SecondaryStatus"] = "Starting";
            document["SecondaryStatusTransitions"] = json::array{json::object{
                {"Status", "Starting"}, {"StartTime", now.epoch_seconds()}, {"StatusMessage", "Preparing the job"}}};
        }
        fresh.document = document;
        store::insert_resource(tx, fresh);
        return fresh;
    });
    base::fault_point("validation.job.created");
    return job;
}

void Validation::ensure_model_row(const store::Resource& package, const domain::ContainerPlan& plan,
                                  const std::string& name) {
    const auto now = host_.clock.now();
    host_.database.write([&](store::Transaction& tx) {
        if (store::find_resource(tx, store::kind::model, package.account, package.region, name)) return;
        store::Resource model;
        model.kind = store::kind::model;
        model.account = package.account;
        model.region = package.region;
        model.name = name;
        model.created = model.updated = now;
        const std::string role = base::text_at(package.document, "ValidationSpecification.ValidationRole");
        json::object container{
            {"Image", base::text_at(package.document, "InferenceSpecification.Containers[0].Image")}};
        if (!of_market(package) && !plan.model_data.empty()) container["ModelDataUrl"] = plan.model_data;
        model.document = json::object{
            {"ModelName", name},        {"ModelArn", model.arn()},        {"PrimaryContainer", std::move(container)},
            {"ExecutionRoleArn", role}, {"EnableNetworkIsolation", true}, {"CreationTime", now.epoch_seconds()}};
        model.internal()["plan"] =
            domain::render(domain::ModelPlan{.containers = {plan}, .role = role, .isolated = true});
        store::insert_resource(tx, model);
    });
}

void Validation::run_transform_profile(const store::Resource& package, const base::Document& profile,
                                       const domain::ContainerPlan& plan) {
    const auto& definition = *base::find(profile, "TransformJobDefinition");
    auto document =
        take_members(definition, {"TransformInput", "TransformOutput", "TransformResources", "BatchStrategy",
                                  "MaxConcurrentTransforms", "MaxPayloadInMB", "Environment"});
    const std::string name = job_name(package);
    document["ModelName"] = name;
    // A product's container is not the buyer's to run outside his agreement: no model of it is left behind.
    if (!of_market(package)) ensure_model_row(package, plan, name);
    const auto job = ensure_job(package, store::kind::transform_job, std::move(document));
    if (job.status == "Completed") return;
    try {
        run_transform(host_, {.job = job.document,
                              .plan = plan,
                              .image_id = require_image(host_, plan.image, plan.digest, of_market(package)).id,
                              .access = access_of(package, host_),
                              .region = package.region,
                              .id = job.id,
                              .still_wanted = still_wanted(package.id, job.id)});
    } catch (const RunFailed& failure) {
        end_job(job.id, failure.what());
        throw RunFailed(fmt::format("Transform job {} failed: {}", job.name, failure.what()));
    }
    end_job(job.id, "");
}

domain::ContainerPlan Validation::run_training_profile(const store::Resource& algorithm, const base::Document& profile,
                                                       domain::ContainerPlan plan) {
    const auto& definition = *base::find(profile, "TrainingJobDefinition");
    auto document = take_members(
        definition, {"HyperParameters", "InputDataConfig", "OutputDataConfig", "ResourceConfig", "StoppingCondition"});
    json::object specification{{"AlgorithmName", algorithm.arn()},
                               {"TrainingInputMode", base::text_at(definition, "TrainingInputMode")}};
    if (const auto* metrics = base::find(algorithm.document, "TrainingSpecification.MetricDefinitions"))
        specification["MetricDefinitions"] = *metrics;
    document["AlgorithmSpecification"] = std::move(specification);
    document["RoleArn"] = base::text_at(algorithm.document, "ValidationSpecification.ValidationRole");
    document["EnableNetworkIsolation"] = true;
    document["ModelArtifacts"] = json::object{{"S3ModelArtifacts", ""}};
    const auto job = ensure_job(algorithm, store::kind::training_job, std::move(document));
    if (job.status != "Completed") {
        const auto now = [this] { return host_.clock.now().epoch_seconds(); };
        const auto progress = [&](std::string_view phase) {
            change_row(host_.database, job.id, [&](store::Resource& row) {
                auto& d = row.document.as_object();
                if (base::text_at(row.document, "SecondaryStatus") == phase) return false;
                auto& transitions = d["SecondaryStatusTransitions"].as_array();
                if (!transitions.empty()) transitions.back().as_object()["EndTime"] = now();
                transitions.push_back(json::object{{"Status", phase}, {"StartTime", now()}, {"StatusMessage", phase}});
                d["SecondaryStatus"] = phase;
                d["LastModifiedTime"] = now();
                return true;
            });
        };
        try {
            const auto image = base::text_at(algorithm.document, "_internal.training_image");
            const auto result = run_training(
                host_,
                {.job = job.document,
                 .image_id = require_image(host_, image, base::text_at(algorithm.document, "_internal.training_digest"),
                                           of_market(algorithm))
                                 .id,
                 .access = access_of(algorithm, host_),
                 .region = algorithm.region,
                 .id = job.id,
                 .still_wanted = still_wanted(algorithm.id, job.id),
                 .progress = progress});
            if (result.out_of_time) throw RunFailed("the training did not end within MaxRuntimeInSeconds");
            progress("Completed");
            end_job(job.id, "", [&](store::Resource& row) {
                row.document.as_object()["ModelArtifacts"] = json::object{{"S3ModelArtifacts", result.model}};
                if (!result.metrics.empty()) row.document.as_object()["FinalMetricDataList"] = result.metrics;
            });
        } catch (const RunFailed& failure) {
            const auto row = find_row(host_.database, job.id);
            progress(row && stopped_by_owner(*row) ? "Stopped" : "Failed");
            end_job(job.id, failure.what());
            throw RunFailed(fmt::format("Training job {} failed: {}", job.name, failure.what()));
        }
    }
    plan.model_data = model_address(job.document);
    return plan;
}

void Validation::end_job(std::int64_t id, const std::string& failure,
                         const std::function<void(store::Resource&)>& also) {
    const auto now = host_.clock.now();
    change_row(host_.database, id, [&](store::Resource& row) {
        const bool trains = row.kind == store::kind::training_job;
        auto& document = row.document.as_object();
        const bool stopped = stopped_by_owner(row);
        row.status = failure.empty() ? "Completed" : stopped ? "Stopped" : "Failed";
        row.updated = now;
        document[trains ? "TrainingJobStatus" : "TransformJobStatus"] = row.status;
        document[trains ? "TrainingEndTime" : "TransformEndTime"] = now.epoch_seconds();
        if (row.status == "Failed") document["FailureReason"] = shortened(failure);
        if (trains) {
            const std::int64_t took = std::max<std::int64_t>(1, (now - row.created).count() / 1'000'000);
            document["LastModifiedTime"] = now.epoch_seconds();
            document["TrainingTimeInSeconds"] = took;
            document["BillableTimeInSeconds"] = took;
        }
        if (also) also(row);
        return true;
    });
    base::fault_point("validation.job.ended");
}

void Validation::end(std::int64_t id, const std::string& failure, bool image_failed) {
    base::fault_point("validation.ending");
    change_row(host_.database, id, [&](store::Resource& row) {
        if (row.status != "InProgress") return false;
        row.status = failure.empty() ? "Completed" : "Failed";
        row.updated = host_.clock.now();
        row.document.as_object()[details_of(row)] = render_details(
            row, row.status, failure, image_failed ? "Failed" : "Completed", image_failed ? failure : "");
        return true;
    });
    base::fault_point("validation.ended");
    base::log::info("validation ended", {{"resource", id}, {"failure", json::value(failure)}});
}

} // namespace control
