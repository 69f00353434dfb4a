#include "base/digest.hpp"
#include "domain/sagemaker/rules.hpp"
#include "services/quotas.hpp"
#include "services/sagemaker/offered.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"
#include "services/sagemaker/published.hpp"

#include <fmt/format.h>

namespace services {
namespace {

using namespace api::sagemaker;
using boost::json::array;
using boost::json::object;

// What makes two requests the same one: everything but the token itself.
std::string digest_of(const base::Document& request) {
    object same = request.as_object();
    same.erase("ClientToken");
    return base::hex(base::sha256(boost::json::serialize(same)));
}

// The package that an earlier try of this request made, if any.
std::optional<std::string> find_earlier(store::Reader& reader, const store::Resource& package) {
    if (!package.client_token) return std::nullopt;
    const auto earlier =
        store::find_by_client_token(reader, package.kind, package.account, package.region, *package.client_token);
    if (!earlier) return std::nullopt;
    if (earlier->request_hash != package.request_hash)
        throw base::Fault("ConflictException",
                          fmt::format("ClientToken \"{}\" was used before with another request. Use a new token.",
                                      *package.client_token));
    return earlier->arn();
}

// A package made from an algorithm runs the algorithm's inference container with the artefact of a training job.
void take_from_algorithm(const Call& call, store::Reader& reader, store::Resource& package) {
    const auto& source = base::array_at(package.document, "SourceAlgorithmSpecification.SourceAlgorithms").at(0);
    const auto algorithm = load_visible(call, reader, "sagemaker:DescribeAlgorithm", store::kind::algorithm,
                                        base::text_at(source, "AlgorithmName"));
    if (algorithm.status != "Completed")
        throw base::Fault("ValidationException", fmt::format("Algorithm {} is {}: only a Completed one can be used.",
                                                             algorithm.arn(), algorithm.status));
    const auto shown = shown_document(call, algorithm);
    const auto* inference = base::find(shown, "InferenceSpecification");
    if (!inference)
        throw base::Fault(
            "ValidationException",
            fmt::format("Algorithm {} has no InferenceSpecification: it cannot be deployed.", algorithm.arn()));
    object& document = package.document.as_object();
    document["InferenceSpecification"] = *inference;
    object& container = document["InferenceSpecification"].as_object()["Containers"].as_array().at(0).as_object();
    container["ModelDataUrl"] = base::text_at(source, "ModelDataUrl");
    array plans;
    for (auto plan : domain::plan_containers(algorithm.document)) {
        plan.model_data = base::text_at(source, "ModelDataUrl");
        plans.push_back(domain::render(plan));
    }
    package.internal()["containers"] = std::move(plans);
    if (!is_marketplace(algorithm)) return;
    require_purchase(call, reader, algorithm);
    container["ProductId"] = base::text_at(algorithm.document, "_internal.product_id");
    for (const char* member : {"product_id", "version_id", "seller"})
        package.internal()[member] = base::text_at(algorithm.document, fmt::format("_internal.{}", member));
}

object status_details(const base::Document& request) {
    array validations;
    for (const auto& profile : base::array_at(request, "ValidationSpecification.ValidationProfiles"))
        validations.push_back(object{{"Name", base::text_at(profile, "ProfileName")}, {"Status", "NotStarted"}});
    return {{"ValidationStatuses", std::move(validations)}, {"ImageScanStatuses", array()}};
}

// Numbers a versioned package within its group, and names it so.
void enter_group(store::Transaction& tx, store::Resource& package, const domain::ResourceRef& group_ref) {
    const auto group = load(tx, group_ref);
    package.parent = group.name;
    package.version = store::next_version(tx, group);
    package.name = fmt::format("{}/{}", group.name, package.version);
    package.approval = base::find_text(package.document, "ModelApprovalStatus").value_or("PendingManualApproval");
    object& document = package.document.as_object();
    document["ModelPackageGroupName"] = group.name;
    document["ModelPackageVersion"] = package.version;
    document["ModelPackageName"] = package.name;
    document["ModelPackageArn"] = package.arn();
    document["ModelApprovalStatus"] = package.approval;
}

store::Resource make_package(const Call& call, const CreateModelPackageInput& in, const base::Document& request) {
    auto package =
        make_resource(call, store::kind::model_package, in.ModelPackageName.value_or(""), "ModelPackage", request);
    package.status = "Pending";
    package.client_token = in.ClientToken;
    package.request_hash = digest_of(request);
    object& document = package.document.as_object();
    document["ModelPackageStatusDetails"] = status_details(request);
    document["CreatedBy"] = user_context(call);
    // Approval is a versioned package's; SDKs send it for every package.
    if (!in.ModelPackageGroupName) document.erase("ModelApprovalStatus");
    return package;
}

} // namespace

CreateModelPackageOutput create_model_package(Call& call, const CreateModelPackageInput& in) {
    const auto request = wire::to_document(in);
    require_valid(domain::check_model_package(request));
    const bool versioned = in.ModelPackageGroupName.has_value();
    std::optional<domain::ResourceRef> group;
    if (versioned)
        group = require_own(call, "sagemaker:CreateModelPackage", store::kind::model_package_group,
                            *in.ModelPackageGroupName);
    else
        call.require("sagemaker:CreateModelPackage", own_arn(call, store::kind::model_package, *in.ModelPackageName));
    if (!versioned) require_tagging(call, own_arn(call, store::kind::model_package, *in.ModelPackageName), in.Tags);
    if (in.ValidationSpecification)
        require_role(call, in.ValidationSpecification->ValidationRole, "ValidationSpecification.ValidationRole");

    CreateModelPackageOutput out;
    out.ModelPackageArn = call.database.write([&](store::Transaction& tx) {
        auto package = make_package(call, in, request);
        if (const auto earlier = find_earlier(tx, package)) return *earlier;
        require_offered(tx, request);
        require_room(call, tx, {.used = {0, 0, 1}});
        if (group) enter_group(tx, package, *group);
        if (in.SourceAlgorithmSpecification) take_from_algorithm(call, tx, package);
        insert_new(tx, package, in.Tags);
        return package.arn();
    });
    return out;
}

} // namespace services
