// Models: Create, Describe, List, Delete. A model keeps a plan of how its containers run, so that its package may go.
#include "domain/sagemaker/rules.hpp"
#include "services/sagemaker/listing.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"
#include "services/sagemaker/published.hpp"

#include <fmt/format.h>

namespace services {
namespace {

using namespace api::sagemaker;

void overlay(std::map<std::string, std::string>& environment, const base::Document& container) {
    for (const auto& item : base::object_at(container, "Environment"))
        if (const auto* text = item.value().if_string()) environment[item.key()] = std::string(*text);
}

void require_usable(const store::Resource& package) {
    if (package.status != "Completed")
        throw base::Fault("ValidationException", fmt::format("ModelPackage {} is {}: only a Completed one can be used.",
                                                             package.arn(), package.status));
    if (package.version != 0 && package.approval != "Approved")
        throw base::Fault("ValidationException",
                          fmt::format("ModelPackage {} has ModelApprovalStatus {}: approve it first "
                                      "(UpdateModelPackage).",
                                      package.arn(), package.approval));
}

// Runs what the package says, billed to the caller's agreement where the package is a product's.
void plan_package(const Call& call, store::Reader& reader, const CreateModelInput& in, const base::Document& container,
                  domain::ModelPlan& plan) {
    const auto package = load_visible(call, reader, "sagemaker:DescribeModelPackage", store::kind::model_package,
                                      base::text_at(container, "ModelPackageName"));
    if (is_marketplace(package)) {
        plan.purchase = require_purchase(call, reader, package);
        if (!in.EnableNetworkIsolation.value_or(false))
            throw base::Fault("ValidationException",
                              "EnableNetworkIsolation must be true for models using SageMaker Marketplace model "
                              "packages.");
    }
    require_usable(package);
    plan.containers = domain::plan_containers(package.document);
    plan.realtime_types =
        domain::texts_at(package.document, "InferenceSpecification.SupportedRealtimeInferenceInstanceTypes");
    for (auto& planned : plan.containers)
        overlay(planned.environment, container);
}

domain::ModelPlan plan_model(const Call& call, store::Reader& reader, const CreateModelInput& in,
                             const base::Document& request) {
    domain::ModelPlan plan;
    plan.role = in.ExecutionRoleArn.value_or("");
    plan.isolated = in.EnableNetworkIsolation.value_or(false);
    const auto* primary = base::find(request, "PrimaryContainer");
    const auto& container = primary ? *primary : base::array_at(request, "Containers").at(0);
    if (base::find(container, "ModelPackageName")) {
        plan_package(call, reader, in, container, plan);
    } else {
        domain::ContainerPlan planned{.image = base::text_at(container, "Image"),
                                      .model_data = domain::model_data_of(container)};
        overlay(planned.environment, container);
        plan.containers.push_back(std::move(planned));
    }
    if (auto hostname = base::find_text(container, "ContainerHostname"); hostname && !plan.containers.empty())
        plan.containers[0].hostname = *hostname;
    return plan;
}

} // namespace

CreateModelOutput create_model(Call& call, const CreateModelInput& in) {
    const std::string arn = own_arn(call, store::kind::model, in.ModelName);
    call.require("sagemaker:CreateModel", arn);
    require_tagging(call, arn, in.Tags);
    const auto request = wire::to_document(in);
    require_valid(domain::check_model(request));
    if (in.ExecutionRoleArn) require_role(call, *in.ExecutionRoleArn, "ExecutionRoleArn");
    call.database.write([&](store::Transaction& tx) {
        auto model = make_resource(call, store::kind::model, in.ModelName, "Model", request);
        model.internal()["plan"] = domain::render(plan_model(call, tx, in, request));
        insert_new(tx, model, in.Tags);
    });
    CreateModelOutput out;
    out.ModelArn = arn;
    return out;
}

DescribeModelOutput describe_model(Call& call, const DescribeModelInput& in) {
    const auto ref = require_own(call, "sagemaker:DescribeModel", store::kind::model, in.ModelName);
    return describe<DescribeModelOutput>(call.database.read([&](store::Reader& reader) { return load(reader, ref); }));
}

ListModelsOutput list_models(Call& call, const ListModelsInput& in) {
    call.require("sagemaker:ListModels", "*");
    auto listed = list_page(call, read_query(call, store::kind::model, in, true), "ListModels", in.NextToken);
    ListModelsOutput out;
    for (const auto& row : listed.rows)
        out.Models.push_back(describe<ModelSummary>(row));
    out.NextToken = listed.next;
    return out;
}

wire::Empty delete_model(Call& call, const DeleteModelInput& in) {
    const auto ref = require_own(call, "sagemaker:DeleteModel", store::kind::model, in.ModelName);
    // Endpoints that run it have their own snapshot.
    call.database.write([&](store::Transaction& tx) { store::delete_resource(tx, load(tx, ref)); });
    return {};
}

} // namespace services
