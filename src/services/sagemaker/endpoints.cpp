// Endpoints: Create, List, Delete. The row says what is wanted; the control loop makes it so.
#include "domain/sagemaker/rules.hpp"
#include "services/quotas.hpp"
#include "services/sagemaker/fleet.hpp"
#include "services/sagemaker/listing.hpp"
#include "services/sagemaker/offered.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"
#include "store/runs/runtime.hpp"

#include <fmt/format.h>

namespace services {
namespace {

using namespace api::sagemaker;

void record_deployment(store::Resource& endpoint, const std::optional<DeploymentConfig>& deployment) {
    if (deployment) endpoint.document.as_object()["LastDeploymentConfig"] = wire::to_document(*deployment);
}

void touch(const Call& call, store::Resource& endpoint, std::string_view status) {
    endpoint.status = status;
    endpoint.updated = call.now;
    endpoint.document.as_object()["LastModifiedTime"] = call.now.epoch_seconds();
}

void require_settled(const store::Resource& endpoint) {
    if (endpoint.status == "InService" || endpoint.status == "UpdateRollbackFailed") return;
    if (endpoint.status == "OutOfService")
        throw base::Fault("ValidationException",
                          fmt::format("Cannot update endpoint \"{}\": the market's operator stopped it. {}",
                                      endpoint.arn(), base::text_at(endpoint.document, "FailureReason")));
    if (endpoint.status == "Failed")
        throw base::Fault(
            "ValidationException",
            fmt::format("Cannot update endpoint \"{}\": it has Failed. Delete it and create another.", endpoint.arn()));
    throw base::Fault("ValidationException", fmt::format("Cannot update in-progress endpoint \"{}\".", endpoint.arn()));
}

// An operator may keep new endpoints from this machine, to empty it.
void require_intake(store::Reader& reader) {
    const auto intake = store::load_intake(reader);
    if (!intake.draining) return;
    throw base::Fault("ResourceLimitExceeded",
                      fmt::format("This market takes no new endpoints at the moment{}{}. What runs goes on; try again "
                                  "later.",
                                  intake.reason.empty() ? "" : ": ", intake.reason));
}

// The account's quotas leave room for a fleet in the place of another; a new endpoint has none before.
void require_fleet_room(const Call& call, store::Reader& reader, const domain::Fleet& before,
                        const domain::Fleet& after) {
    domain::QuotaUse more;
    more.of(domain::Quota::Endpoints) = before.variants.empty() ? 1 : 0;
    more.of(domain::Quota::Instances) = domain::instances_wanted(after) - domain::instances_wanted(before);
    require_room(call, reader, more);
}

// New fleets take over all at once, after they are healthy.
void require_all_at_once(const std::optional<DeploymentConfig>& deployment) {
    if (!deployment) return;
    const auto document = wire::to_document(*deployment);
    const auto type = base::find_text(document, "BlueGreenUpdatePolicy.TrafficRoutingConfiguration.Type");
    if ((type && *type != "ALL_AT_ONCE") || base::find(document, "RollingUpdatePolicy"))
        throw base::Fault("ValidationException", "DeploymentConfig: this server moves traffic with Type ALL_AT_ONCE "
                                                 "only; canary, linear and rolling updates are not offered.");
}

bool retains(const UpdateEndpointInput& in, std::string_view property) {
    if (!in.RetainAllVariantProperties.value_or(false)) return false;
    if (in.ExcludeRetainedVariantProperties)
        for (const auto& excluded : *in.ExcludeRetainedVariantProperties)
            if (excluded.VariantPropertyType == property) return false;
    return true;
}

// Variants that go on keep what UpdateEndpointWeightsAndCapacities gave them, where the request asks for it.
void retain_properties(const UpdateEndpointInput& in, const domain::Fleet& before, domain::Fleet& after) {
    for (auto& variant : after.variants)
        for (const auto& old : before.variants) {
            if (old.name != variant.name) continue;
            if (retains(in, "DesiredInstanceCount")) variant.instances_wanted = old.instances_wanted;
            if (retains(in, "DesiredWeight")) variant.weight = old.weight;
        }
}

// Applies new weights and counts; all unknown and repeated variants are told at once.
void adjust(const UpdateEndpointWeightsAndCapacitiesInput& in, domain::Fleet& fleet) {
    std::map<std::string, domain::VariantPlan*> known;
    for (auto& variant : fleet.variants)
        known[variant.name] = &variant;
    std::vector<std::string> unknown;
    base::Refusals refusals;
    for (const auto& wish : in.DesiredWeightsAndCapacities) {
        const auto found = known.find(wish.VariantName);
        if (found == known.end()) {
            unknown.push_back(wish.VariantName);
            continue;
        }
        if (!found->second) {
            refusals.push_back(domain::invalid(
                "DesiredWeightsAndCapacities",
                fmt::format("The variant name \"{}\" was non-unique within the request.", wish.VariantName)));
            continue;
        }
        if (wish.ServerlessUpdateConfig)
            refusals.push_back(domain::invalid("ServerlessUpdateConfig",
                                               fmt::format("Variant \"{}\" is not serverless.", wish.VariantName)));
        if (wish.DesiredWeight) found->second->weight = *wish.DesiredWeight;
        if (wish.DesiredInstanceCount) found->second->instances_wanted = *wish.DesiredInstanceCount;
        found->second = nullptr;
    }
    if (!unknown.empty())
        refusals.push_back(domain::invalid(
            "DesiredWeightsAndCapacities",
            fmt::format("The variant name(s) \"{}\" is/are not present within endpoint configuration \"{}\".",
                        fmt::join(unknown, ", "), fleet.config)));
    double weights = 0;
    for (const auto& variant : fleet.variants) {
        weights += variant.weight;
        if (variant.instances_wanted < 1)
            refusals.push_back(domain::invalid(
                "DesiredInstanceCount", fmt::format("Variant \"{}\" needs at least one instance.", variant.name)));
    }
    if (!(weights > 0))
        refusals.push_back(domain::invalid("DesiredWeight", "At least one variant needs a weight above 0."));
    require_valid(refusals);
}

} // namespace

CreateEndpointOutput create_endpoint(Call& call, const CreateEndpointInput& in) {
    const std::string arn = own_arn(call, store::kind::endpoint, in.EndpointName);
    call.require("sagemaker:CreateEndpoint", arn);
    require_tagging(call, arn, in.Tags);
    const auto request = wire::to_document(in);
    require_valid(domain::check_tags(request));
    require_all_at_once(in.DeploymentConfig);
    call.database.write([&](store::Transaction& tx) {
        require_intake(tx);
        auto endpoint = make_resource(call, store::kind::endpoint, in.EndpointName, "Endpoint", request);
        endpoint.document.as_object().erase("DeploymentConfig");
        record_deployment(endpoint, in.DeploymentConfig);
        touch(call, endpoint, "Creating");
        const auto fleet = plan_fleet(call, tx, in.EndpointConfigName);
        require_offered(tx, fleet);
        require_fleet_room(call, tx, {}, fleet);
        endpoint.internal()["desired"] = domain::render(fleet);
        insert_new(tx, endpoint, in.Tags);
    });
    CreateEndpointOutput out;
    out.EndpointArn = arn;
    return out;
}

UpdateEndpointOutput update_endpoint(Call& call, const UpdateEndpointInput& in) {
    const auto ref = require_own(call, "sagemaker:UpdateEndpoint", store::kind::endpoint, in.EndpointName);
    require_all_at_once(in.DeploymentConfig);
    call.database.write([&](store::Transaction& tx) {
        auto endpoint = load(tx, ref);
        require_settled(endpoint);
        const auto before = desired_fleet(endpoint);
        auto fleet = plan_fleet(call, tx, in.EndpointConfigName);
        require_offered(tx, fleet);
        fleet.generation = before.generation + 1;
        retain_properties(in, before, fleet);
        require_fleet_room(call, tx, before, fleet);
        endpoint.internal()["desired"] = domain::render(fleet);
        endpoint.document.as_object().erase("FailureReason");
        record_deployment(endpoint, in.DeploymentConfig);
        touch(call, endpoint, "Updating");
        store::save_resource(tx, endpoint);
    });
    UpdateEndpointOutput out;
    out.EndpointArn = ref.arn();
    return out;
}

UpdateEndpointWeightsAndCapacitiesOutput update_weights(Call& call, const UpdateEndpointWeightsAndCapacitiesInput& in) {
    const auto ref =
        require_own(call, "sagemaker:UpdateEndpointWeightsAndCapacities", store::kind::endpoint, in.EndpointName);
    call.database.write([&](store::Transaction& tx) {
        auto endpoint = load(tx, ref);
        require_settled(endpoint);
        // After a failed update the wish is still the failed one: what serves is what is adjusted.
        auto fleet = deployed_fleet(endpoint);
        if (fleet.variants.empty()) fleet = desired_fleet(endpoint);
        fleet.generation = std::max(fleet.generation, desired_fleet(endpoint).generation);
        for (auto& variant : fleet.variants)
            variant.instances.clear();
        adjust(in, fleet);
        require_fleet_room(call, tx, desired_fleet(endpoint), fleet);
        endpoint.internal()["desired"] = domain::render(fleet);
        touch(call, endpoint, "Updating");
        store::save_resource(tx, endpoint);
    });
    UpdateEndpointWeightsAndCapacitiesOutput out;
    out.EndpointArn = ref.arn();
    return out;
}

ListEndpointsOutput list_endpoints(Call& call, const ListEndpointsInput& in) {
    call.require("sagemaker:ListEndpoints", "*");
    auto listed = list_page(call, read_query(call, store::kind::endpoint, in, true), "ListEndpoints", in.NextToken);
    ListEndpointsOutput out;
    for (const auto& row : listed.rows)
        out.Endpoints.push_back(describe<EndpointSummary>(row, "EndpointStatus"));
    out.NextToken = listed.next;
    return out;
}

wire::Empty delete_endpoint(Call& call, const DeleteEndpointInput& in) {
    const auto ref = require_own(call, "sagemaker:DeleteEndpoint", store::kind::endpoint, in.EndpointName);
    call.database.write([&](store::Transaction& tx) {
        auto endpoint = load(tx, ref);
        if (endpoint.status == "Deleting") return;
        touch(call, endpoint, "Deleting");
        store::save_resource(tx, endpoint);
    });
    return {};
}

} // namespace services
