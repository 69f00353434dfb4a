#include "services/souk/runtime/run.hpp"

#include "services/sagemaker/fleet.hpp"
#include "store/identity/accounts.hpp"
#include "store/market/events.hpp"

#include <fmt/format.h>
#include <set>

namespace services::souk {

namespace {

std::optional<std::vector<std::string>> listed(const std::set<std::string>& items) {
    if (items.empty()) return std::nullopt;
    return std::vector<std::string>(items.begin(), items.end());
}

void add_fleet(api::souk::Run& run, const store::Resource& endpoint) {
    std::set<std::string> types, products, images;
    for (const auto& variant : fleet_of(endpoint).variants) {
        types.insert(variant.instance_type);
        if (variant.model.purchase) products.insert(variant.model.purchase->product);
        for (const auto& container : variant.model.containers)
            images.insert(container.image);
    }
    std::int64_t instances = 0;
    for (const auto& variant : deployed_fleet(endpoint).variants)
        instances += static_cast<std::int64_t>(variant.instances.size());
    run.InstanceTypes = listed(types);
    run.ProductIds = listed(products);
    run.Images = listed(images);
    run.Instances = instances;
}

} // namespace

domain::Fleet fleet_of(const store::Resource& endpoint) {
    auto fleet = deployed_fleet(endpoint);
    return fleet.variants.empty() ? desired_fleet(endpoint) : fleet;
}

api::souk::Run render_run(store::Reader& reader, const store::Resource& run) {
    namespace RunKind = api::souk::RunKind;
    api::souk::Run shape;
    shape.Kind = std::string(run.kind == store::kind::endpoint       ? RunKind::ENDPOINT
                             : run.kind == store::kind::training_job ? RunKind::TRAINING_JOB
                                                                     : RunKind::TRANSFORM_JOB);
    shape.Name = run.name;
    shape.Arn = run.arn();
    shape.AccountId = run.account;
    if (const auto account = store::find_account(reader, run.account)) shape.AccountName = account->name;
    shape.Region = run.region;
    shape.Status = run.status;
    shape.CreatedAt = run.created;
    shape.ChangedAt = run.updated;
    if (auto reason = base::text_at(run.document, "FailureReason"); !reason.empty())
        shape.FailureReason = std::move(reason);
    if (run.kind == store::kind::endpoint) add_fleet(shape, run);
    return shape;
}

void halt(const Call& call, store::Transaction& tx, store::Resource& run, const std::string& reason) {
    const bool endpoint = run.kind == store::kind::endpoint;
    run.status = endpoint ? "OutOfService" : "Stopping"; // the loops do what it says
    run.updated = call.now;
    auto& document = run.document.as_object();
    document["LastModifiedTime"] = call.now.epoch_seconds();
    document["FailureReason"] = fmt::format("Stopped by the operator of this market: {}", reason);
    store::save_resource(tx, run);
    boost::json::object detail{
        {"requestId", call.request_id},
        {endpoint ? "endpoint" : "job", {{"name", run.name}, {"arn", run.arn()}, {"region", run.region}}},
        {"reason", reason}};
    store::append_event(
        tx,
        {"souk.runtime", endpoint ? "Endpoint Stopped" : "Job Stopped", run.account, {run.arn()}, std::move(detail)},
        call.now);
}

} // namespace services::souk
