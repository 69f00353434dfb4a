#include "control/endpoints.hpp"

#include "base/faultpoint.hpp"
#include "base/log.hpp"
#include "control/endpoint_times.hpp"
#include "control/rows.hpp"
#include "control/serving.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <thread>

namespace control {
namespace {

namespace json = boost::json;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds look_again{5};
constexpr std::chrono::seconds look_again_watched{1};
constexpr int most_missed_pings = 3;

domain::Fleet fleet_of(const store::Resource& endpoint, std::string_view member) {
    const auto* fleet = endpoint.internal().if_contains(member);
    return fleet ? domain::parse_fleet(*fleet) : domain::Fleet();
}

std::chrono::seconds pause_after(int failures) {
    return std::chrono::seconds(std::min(60, 1 << std::min(failures, 6)));
}

Access access_of(const store::Resource& endpoint, const domain::ModelPlan& model, const Host& host) {
    return {.account = endpoint.account,
            .market_account = host.options.marketplace_account,
            .market_version = model.purchase ? model.purchase->product_version : ""};
}

// What Describe says of the variants of a deployed fleet.
json::array render_variants(const domain::Fleet& fleet, const domain::HostSize& host, base::Instant now) {
    json::array out;
    for (const auto& variant : fleet.variants) {
        json::array images;
        for (const auto& container : variant.model.containers)
            images.push_back(json::object{{"SpecifiedImage", container.image},
                                          {"ResolvedImage", container.image + "@" + container.digest},
                                          {"ResolutionTime", now.epoch_seconds()}});
        json::object summary{{"VariantName", variant.name},
                             {"DeployedImages", std::move(images)},
                             {"CurrentWeight", variant.weight},
                             {"DesiredWeight", variant.weight},
                             {"CurrentInstanceCount", static_cast<std::int64_t>(variant.instances.size())},
                             {"DesiredInstanceCount", variant.instances_wanted}};
        const auto type = domain::find_instance_type(variant.instance_type);
        if (const auto allotment = domain::plan_allotment(type, host); allotment.capped)
            summary["VariantStatus"] =
                json::array{json::object{{"Status", "ActivatingTraffic"},
                                         {"StatusMessage", "Each instance has " + allotment.describe(*type) + "."},
                                         {"StartTime", now.epoch_seconds()}}};
        out.push_back(std::move(summary));
    }
    return out;
}

void remove_all(Host& host, const std::vector<outside::ContainerInfo>& containers) {
    std::vector<std::jthread> stops; // each may use up its grace
    for (const auto& container : containers)
        stops.emplace_back([&host, id = container.id] {
            try {
                host.docker.stop(id, host.options.grace);
                host.docker.remove_container(id);
            } catch (const std::exception& error) {
                base::log::warn("a container could not be removed", {{"why", error.what()}});
            }
        });
}

} // namespace

std::vector<std::int64_t> Endpoints::find_all() const {
    return host_.database.read([](store::Reader& reader) {
        std::vector<std::int64_t> ids;
        for (const auto& row : store::list_by_status(
                 reader, store::kind::endpoint,
                 {"Creating", "Updating", "InService", "Deleting", "UpdateRollbackFailed", "OutOfService"}))
            ids.push_back(row.id);
        return ids;
    });
}

std::optional<std::chrono::milliseconds> Endpoints::advance(std::int64_t id) {
    const auto endpoint = find_row(host_.database, id);
    if (!endpoint || endpoint->status == "Failed") return std::nullopt;
    if (endpoint->status == "Deleting") {
        destroy(*endpoint);
        return std::nullopt;
    }
    if (endpoint->status == "OutOfService") {
        halt(*endpoint);
        return std::nullopt;
    }
    if (endpoint->status == "Creating" || endpoint->status == "Updating") {
        deploy(*endpoint);
        return std::chrono::milliseconds(0);
    }
    keep_alive(*endpoint);
    return logs_.watched(id) ? look_again_watched : look_again;
}

std::string Endpoints::container_name(std::int64_t id, std::int64_t generation, std::size_t variant,
                                      std::int64_t instance) const {
    return fmt::format("{}-endpoint-{}-g{}-v{}-i{}", host_.network(), id, generation, variant, instance);
}

std::filesystem::path Endpoints::model_folder(std::int64_t id, std::int64_t generation, std::size_t variant) const {
    const auto folder = host_.folder_of("endpoint", id) / fmt::format("g{}-v{}", generation, variant);
    std::filesystem::create_directories(folder);
    return folder;
}

std::function<void()> Endpoints::still_wanted(const store::Resource& endpoint) const {
    return [this, id = endpoint.id, status = endpoint.status] {
        host_.stopping.check();
        const auto now = find_row(host_.database, id);
        if (!now || now->status != status) throw Interrupted();
        logs_.collect(*now);
    };
}

void Endpoints::deploy(const store::Resource& endpoint) {
    auto fleet = fleet_of(endpoint, "desired");
    try {
        bring_up(endpoint, fleet);
    } catch (const RunFailed& failure) {
        fail(endpoint, failure.what());
        return;
    }
    base::fault_point("endpoint.ready");
    commit(endpoint, std::move(fleet));
}

void Endpoints::bring_up(const store::Resource& endpoint, domain::Fleet& fleet) {
    for (std::size_t v = 0; v < fleet.variants.size(); ++v) {
        auto& variant = fleet.variants[v];
        if (variant.model.containers.size() != 1)
            throw RunFailed(
                fmt::format("Variant {}: this installation serves models of one container; inference pipelines "
                            "are not offered.",
                            variant.name));
        if (variant.instances_wanted > host_.options.most_instances)
            throw RunFailed(fmt::format("Variant {}: this installation runs at most {} instances of a variant.",
                                        variant.name, host_.options.most_instances));
        make_containers(endpoint, variant, fleet.generation, v);
    }
    for (auto& variant : fleet.variants)
        for (auto& instance : variant.instances) {
            const auto budget = variant.startup_seconds > 0 ? std::chrono::seconds(variant.startup_seconds)
                                                            : host_.options.startup_budget;
            const auto readiness = await_ping(host_, instance.container, budget, still_wanted(endpoint));
            if (!readiness.ready)
                throw RunFailed(fmt::format(
                    "The {} container for production variant {} did not pass the ping health check. "
                    "Please check CloudWatch logs for this endpoint. Reason: {}.",
                    variant.model.containers[0].hostname.empty() ? "primary" : variant.model.containers[0].hostname,
                    variant.name, readiness.problem));
            instance.address = readiness.address;
            instance.healthy = true;
        }
}

void Endpoints::make_containers(const store::Resource& endpoint, domain::VariantPlan& variant, std::int64_t generation,
                                std::size_t position) {
    auto& plan = variant.model.containers[0];
    const auto image = require_image(host_, plan.image, plan.digest, variant.model.purchase.has_value());
    plan.digest = image.id; // what this fleet runs from now on, whatever the name comes to mean
    const auto model = ensure_model(host_, access_of(endpoint, variant.model, host_), plan,
                                    model_folder(endpoint.id, generation, position));
    base::fault_point("endpoint.model.unpacked");
    variant.instances.clear();
    for (std::int64_t i = 0; i < variant.instances_wanted; ++i) {
        const std::string name = container_name(endpoint.id, generation, position, i);
        host_.docker.ensure_container(plan_serving(host_, plan, image.id,
                                                   {.name = name,
                                                    .labels = host_.labels("endpoint", endpoint.id, generation),
                                                    .instance_type = variant.instance_type,
                                                    .region = endpoint.region,
                                                    .model = model}));
        base::fault_point("endpoint.container.created");
        start_container(host_, name);
        base::fault_point("endpoint.container.started");
        variant.instances.push_back({.container = name});
    }
}

void Endpoints::commit(const store::Resource& endpoint, domain::Fleet fleet) {
    const auto now = host_.clock.now();
    const bool saved = change_row(host_.database, endpoint.id, [&](store::Resource& row) {
        if (row.status != endpoint.status || fleet_of(row, "desired").generation != fleet.generation) return false;
        row.status = "InService";
        row.updated = now;
        auto& document = row.document.as_object();
        document["EndpointConfigName"] = fleet.config;
        document["EndpointStatus"] = row.status;
        document["LastModifiedTime"] = now.epoch_seconds();
        document["ProductionVariants"] = render_variants(fleet, host_.size, now);
        document.erase("FailureReason");
        row.internal()["deployed"] = domain::render(fleet);
        return true;
    });
    base::fault_point("endpoint.committed");
    if (!saved) return;
    if (const auto row = find_row(host_.database, endpoint.id)) ensure_times(host_.database, *row);
    retire_others(endpoint, fleet);
}

void Endpoints::fail(const store::Resource& endpoint, const std::string& reason) {
    const auto now = host_.clock.now();
    const auto serving = fleet_of(endpoint, "deployed");
    std::string cut = reason.substr(0, 1024);
    while (!cut.empty() && cut.size() == 1024 && (static_cast<unsigned char>(cut.back()) & 0x80))
        cut.pop_back(); // not in the middle of a character
    change_row(host_.database, endpoint.id, [&](store::Resource& row) {
        if (row.status != endpoint.status) return false;
        row.status = serving.variants.empty() ? "Failed" : "InService";
        row.updated = now;
        auto& document = row.document.as_object();
        document["EndpointStatus"] = row.status;
        document["FailureReason"] = cut;
        document["LastModifiedTime"] = now.epoch_seconds();
        return true;
    });
    base::fault_point("endpoint.failed");
    base::log::info("endpoint failed", {{"endpoint", json::value(endpoint.arn())}, {"why", json::value(cut)}});
    retire_others(endpoint, serving);
}

void Endpoints::keep_alive(const store::Resource& endpoint) {
    ensure_times(host_.database, endpoint);
    auto fleet = fleet_of(endpoint, "deployed");
    bool changed = false;
    for (std::size_t v = 0; v < fleet.variants.size(); ++v)
        for (auto& instance : fleet.variants[v].instances) {
            const auto before = instance;
            if (!host_.docker.find_container(instance.container)) {
                // Somebody removed it: made anew from what the fleet was pinned to.
                auto copy = fleet.variants[v];
                try {
                    make_containers(endpoint, copy, fleet.generation, v);
                } catch (const RunFailed& failure) {
                    base::log::warn("a container cannot be made again",
                                    {{"endpoint", json::value(endpoint.arn())}, {"why", failure.what()}});
                }
            }
            instance.healthy = observe(endpoint, instance);
            changed |= !(instance == before);
        }
    retire_others(endpoint, fleet);
    if (!changed) return;
    change_row(host_.database, endpoint.id, [&](store::Resource& row) {
        if (row.status != endpoint.status || fleet_of(row, "deployed").generation != fleet.generation) return false;
        row.internal()["deployed"] = domain::render(fleet);
        return true;
    });
    base::fault_point("endpoint.observed");
}

// An endpoint is advanced by one worker at a time, so its own entries need no lock.
Endpoints::Patience& Endpoints::patience_of(const std::string& container) {
    std::lock_guard lock(mutex_);
    return patience_[container];
}

// Whether it answers; starts one that has ended, after a pause that grows with every failure.
bool Endpoints::observe(const store::Resource& endpoint, domain::Instance& instance) {
    const auto container = host_.docker.find_container(instance.container);
    if (!container) return false;
    auto& patience = patience_of(instance.container);
    const bool hung = patience.missed_pings >= most_missed_pings;
    if (!container->running() || hung) {
        if (Steady::now() < patience.next_try) return false;
        base::log::warn("a container is started again",
                        {{"endpoint", json::value(endpoint.arn())},
                         {"container", json::value(instance.container)},
                         {"why", json::value(hung ? "it did not answer /ping" : describe_end(host_, *container))}});
        patience.next_try = Steady::now() + pause_after(++patience.failures);
        patience.missed_pings = 0;
        if (hung) host_.docker.kill(instance.container);
        try {
            start_container(host_, instance.container);
        } catch (const RunFailed&) {
            return false;
        }
        base::fault_point("endpoint.container.restarted");
        return false; // looked at again soon
    }
    const auto address = container->addresses.find(host_.network());
    if (address != container->addresses.end()) instance.address = address->second;
    if (ping(instance.address)) {
        patience.missed_pings = 0;
        if (patience.failures > 0 && Steady::now() > patience.next_try + std::chrono::minutes(5)) patience.failures = 0;
        return true;
    }
    ++patience.missed_pings;
    // One slow answer does not take it out of service.
    return instance.healthy && patience.missed_pings < most_missed_pings;
}

void Endpoints::retire_others(const store::Resource& endpoint, const domain::Fleet& keep) {
    std::set<std::string> wanted;
    for (const auto& variant : keep.variants)
        for (const auto& instance : variant.instances)
            wanted.insert(instance.container);
    auto containers = host_.docker.list_containers(
        {{"souk.instance", host_.installation}, {"souk.kind", "endpoint"}, {"souk.id", std::to_string(endpoint.id)}});
    if (endpoint.status != "Deleting") logs_.collect(endpoint, containers);
    std::erase_if(containers, [&](const auto& container) { return wanted.contains(container.name); });
    remove_all(host_, containers);
    if (!containers.empty()) base::fault_point("endpoint.retired");
    std::error_code ignored;
    const auto folder = host_.options.folder / fmt::format("endpoint-{}", endpoint.id);
    for (const auto& item : std::filesystem::directory_iterator(folder, ignored))
        if (keep.variants.empty() || !item.path().filename().string().starts_with(fmt::format("g{}-", keep.generation)))
            std::filesystem::remove_all(item.path(), ignored);
}

void Endpoints::halt(const store::Resource& endpoint) {
    if (endpoint.internal().contains("halted")) return;
    retire_others(endpoint, {});
    ensure_times(host_.database, endpoint);
    change_row(host_.database, endpoint.id, [&](store::Resource& row) {
        if (row.status != "OutOfService") return false;
        row.internal()["halted"] = true;
        row.internal().erase("deployed");
        return true;
    });
    base::fault_point("endpoint.halted");
}

void Endpoints::destroy(const store::Resource& endpoint) {
    retire_others(endpoint, {});
    host_.remove_folder_of("endpoint", endpoint.id);
    base::fault_point("endpoint.emptied");
    host_.database.write([&](store::Transaction& tx) {
        const auto row = store::find_resource_by_id(tx, endpoint.id);
        if (!row || row->status != "Deleting") return;
        ensure_times(tx, *row);
        store::delete_resource(tx, *row);
    });
    base::fault_point("endpoint.deleted");
}

} // namespace control
