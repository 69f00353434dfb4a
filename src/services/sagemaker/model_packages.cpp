// Model packages after their creation: BatchDescribe, List, Update, Delete. Describe has a file of its own.
#include "domain/sagemaker/rules.hpp"
#include "services/sagemaker/listing.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"
#include "services/sagemaker/published.hpp"

#include <fmt/format.h>

namespace services {
namespace {

using namespace api::sagemaker;

store::Resource load_package(const Call& call, store::Reader& reader, std::string_view name_or_arn) {
    return load_visible(call, reader, "sagemaker:DescribeModelPackage", store::kind::model_package, name_or_arn);
}

// What has changed of a versioned package; the rest of it is as it was registered.
void apply_update(const Call& call, const UpdateModelPackageInput& in, store::Resource& package) {
    auto& document = package.document.as_object();
    const auto changes = wire::to_document(in);
    for (const char* member : {"ModelApprovalStatus", "ModelPackageRegistrationType", "ApprovalDescription",
                               "InferenceSpecification", "SourceUri", "ModelCard", "ModelLifeCycle"})
        if (const auto* value = base::find(changes, member)) document[member] = *value;
    if (in.ModelApprovalStatus) package.approval = *in.ModelApprovalStatus;
    auto metadata = base::object_at(package.document, "CustomerMetadataProperties");
    for (const auto& key : in.CustomerMetadataPropertiesToRemove.value_or(std::vector<std::string>()))
        metadata.erase(key);
    for (const auto& item : base::object_at(changes, "CustomerMetadataProperties"))
        metadata[item.key()] = item.value();
    if (metadata.size() > 50)
        throw base::Fault("ValidationException",
                          fmt::format("CustomerMetadataProperties can have 50 entries; with these there would be {}.",
                                      metadata.size()));
    if (!metadata.empty() || document.contains("CustomerMetadataProperties"))
        document["CustomerMetadataProperties"] = std::move(metadata);
    document["LastModifiedTime"] = call.now.epoch_seconds();
    document["LastModifiedBy"] = user_context(call);
    package.updated = call.now;
}

BatchDescribeModelPackageError error_of(const base::Fault& fault) {
    BatchDescribeModelPackageError error;
    error.ErrorCode = fault.code();
    error.ErrorResponse = fault.message();
    return error;
}

} // namespace

BatchDescribeModelPackageOutput batch_describe_model_package(Call& call, const BatchDescribeModelPackageInput& in) {
    std::map<std::string, BatchDescribeModelPackageSummary> summaries;
    std::map<std::string, BatchDescribeModelPackageError> errors;
    call.database.read([&](store::Reader& reader) {
        for (const auto& arn : in.ModelPackageArnList)
            try {
                auto package = load_package(call, reader, arn);
                if (package.version == 0)
                    throw base::Fault("ValidationException",
                                      fmt::format("ModelPackage {} is not a versioned model package.", arn));
                package.document = shown_document(call, package);
                summaries[arn] = describe<BatchDescribeModelPackageSummary>(package, "ModelPackageStatus");
            } catch (const base::Fault& fault) {
                errors[arn] = error_of(fault);
            }
    });
    BatchDescribeModelPackageOutput out;
    out.ModelPackageSummaries = std::move(summaries);
    out.BatchDescribeModelPackageErrorMap = std::move(errors);
    return out;
}

ListModelPackagesOutput list_model_packages(Call& call, const ListModelPackagesInput& in) {
    call.require("sagemaker:ListModelPackages", "*");
    auto query = read_query(call, store::kind::model_package, in, false);
    query.approval = in.ModelApprovalStatus.value_or("");
    const std::string type = in.ModelPackageType.value_or("Unversioned");
    if (in.ModelPackageGroupName)
        query.parent = require_own(call, "sagemaker:ListModelPackages", store::kind::model_package_group,
                                   *in.ModelPackageGroupName)
                           .name;
    else if (type == "Unversioned")
        query.parent = "";
    else
        query.only_children = type == "Versioned";
    auto listed = list_page(call, std::move(query), "ListModelPackages", in.NextToken);
    ListModelPackagesOutput out;
    for (const auto& row : listed.rows)
        out.ModelPackageSummaryList.push_back(describe<ModelPackageSummary>(row, "ModelPackageStatus"));
    out.NextToken = listed.next;
    return out;
}

UpdateModelPackageOutput update_model_package(Call& call, const UpdateModelPackageInput& in) {
    const auto ref = require_own(call, "sagemaker:UpdateModelPackage", store::kind::model_package, in.ModelPackageArn);
    base::Refusals refusals;
    if (in.AdditionalInferenceSpecificationsToAdd)
        refusals.push_back(domain::invalid("AdditionalInferenceSpecificationsToAdd",
                                           "AdditionalInferenceSpecifications are not offered by this server."));
    if (in.InferenceSpecification)
        for (auto& refusal : domain::check_inference_specification(wire::to_document(*in.InferenceSpecification),
                                                                   "InferenceSpecification", false, true))
            refusals.push_back(std::move(refusal));
    require_valid(refusals);
    call.database.write([&](store::Transaction& tx) {
        auto package = load(tx, ref);
        if (package.version == 0)
            throw base::Fault("ValidationException",
                              fmt::format("ModelPackage {} is unversioned and cannot be changed. Delete it and create "
                                          "another.",
                                          package.arn()));
        apply_update(call, in, package);
        store::save_resource(tx, package);
    });
    UpdateModelPackageOutput out;
    out.ModelPackageArn = ref.arn();
    return out;
}

wire::Empty delete_model_package(Call& call, const DeleteModelPackageInput& in) {
    const auto ref = require_own(call, "sagemaker:DeleteModelPackage", store::kind::model_package, in.ModelPackageName);
    call.database.write([&](store::Transaction& tx) {
        const auto package = load(tx, ref);
        if (package.status == "Pending" || package.status == "InProgress")
            throw base::Fault("ConflictException",
                              fmt::format("ModelPackage {} is {}. Wait until its validation has ended, then delete it.",
                                          package.arn(), package.status));
        store::delete_resource(tx, package);
    });
    return {};
}

} // namespace services
