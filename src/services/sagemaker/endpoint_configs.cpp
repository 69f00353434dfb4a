// Endpoint configurations: Create, Describe, List, Delete.
#include "domain/sagemaker/rules.hpp"
#include "services/sagemaker/fleet.hpp"
#include "services/sagemaker/listing.hpp"
#include "services/sagemaker/offered.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {
namespace {

using namespace api::sagemaker;

// Each variant's model must exist, and its package must support the instance type.
void require_models(const Call& call, store::Reader& reader, const CreateEndpointConfigInput& in) {
    base::Refusals refusals;
    for (const auto& variant : in.ProductionVariants) {
        const auto plan = load_model_plan(call, reader, *variant.ModelName);
        const auto& types = plan.realtime_types;
        if (!types.empty() && std::find(types.begin(), types.end(), *variant.InstanceType) == types.end())
            refusals.push_back(domain::invalid(
                "ProductionVariants",
                fmt::format("InstanceType \"{}\" of variant \"{}\" is not supported by the model package of model "
                            "\"{}\". Supported: [{}].",
                            *variant.InstanceType, variant.VariantName, *variant.ModelName, fmt::join(types, ", "))));
    }
    require_valid(refusals);
}

} // namespace

CreateEndpointConfigOutput create_endpoint_config(Call& call, const CreateEndpointConfigInput& in) {
    const std::string arn = own_arn(call, store::kind::endpoint_config, in.EndpointConfigName);
    call.require("sagemaker:CreateEndpointConfig", arn);
    require_tagging(call, arn, in.Tags);
    const auto request = wire::to_document(in);
    require_valid(domain::check_endpoint_config(request, call.settings.engine_has_gpu || call.settings.degrade_gpu));
    if (in.ExecutionRoleArn) require_role(call, *in.ExecutionRoleArn, "ExecutionRoleArn");
    auto config = make_resource(call, store::kind::endpoint_config, in.EndpointConfigName, "EndpointConfig", request);
    for (auto& variant : config.document.as_object()["ProductionVariants"].as_array())
        if (auto& weight = variant.as_object()["InitialVariantWeight"]; weight.is_null()) weight = 1.0;
    call.database.write([&](store::Transaction& tx) {
        require_offered(tx, request);
        require_models(call, tx, in);
        insert_new(tx, config, in.Tags);
    });
    CreateEndpointConfigOutput out;
    out.EndpointConfigArn = arn;
    return out;
}

DescribeEndpointConfigOutput describe_endpoint_config(Call& call, const DescribeEndpointConfigInput& in) {
    const auto ref =
        require_own(call, "sagemaker:DescribeEndpointConfig", store::kind::endpoint_config, in.EndpointConfigName);
    return describe<DescribeEndpointConfigOutput>(
        call.database.read([&](store::Reader& reader) { return load(reader, ref); }));
}

ListEndpointConfigsOutput list_endpoint_configs(Call& call, const ListEndpointConfigsInput& in) {
    call.require("sagemaker:ListEndpointConfigs", "*");
    auto listed =
        list_page(call, read_query(call, store::kind::endpoint_config, in, true), "ListEndpointConfigs", in.NextToken);
    ListEndpointConfigsOutput out;
    for (const auto& row : listed.rows)
        out.EndpointConfigs.push_back(describe<EndpointConfigSummary>(row));
    out.NextToken = listed.next;
    return out;
}

wire::Empty delete_endpoint_config(Call& call, const DeleteEndpointConfigInput& in) {
    const auto ref =
        require_own(call, "sagemaker:DeleteEndpointConfig", store::kind::endpoint_config, in.EndpointConfigName);
    // Endpoints that run it have their own snapshot.
    call.database.write([&](store::Transaction& tx) { store::delete_resource(tx, load(tx, ref)); });
    return {};
}

} // namespace services
