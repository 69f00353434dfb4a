// Model package groups: Create, Describe, List, Delete.
#include "domain/sagemaker/rules.hpp"
#include "services/sagemaker/listing.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"

#include <fmt/format.h>

namespace services {

using namespace api::sagemaker;

CreateModelPackageGroupOutput create_model_package_group(Call& call, const CreateModelPackageGroupInput& in) {
    const std::string arn = own_arn(call, store::kind::model_package_group, in.ModelPackageGroupName);
    call.require("sagemaker:CreateModelPackageGroup", arn);
    require_tagging(call, arn, in.Tags);
    const auto request = wire::to_document(in);
    require_valid(domain::check_tags(request));
    auto group =
        make_resource(call, store::kind::model_package_group, in.ModelPackageGroupName, "ModelPackageGroup", request);
    group.status = "Completed";
    group.document.as_object()["CreatedBy"] = user_context(call);
    call.database.write([&](store::Transaction& tx) { insert_new(tx, group, in.Tags); });
    CreateModelPackageGroupOutput out;
    out.ModelPackageGroupArn = arn;
    return out;
}

DescribeModelPackageGroupOutput describe_model_package_group(Call& call, const DescribeModelPackageGroupInput& in) {
    const auto ref = require_own(call, "sagemaker:DescribeModelPackageGroup", store::kind::model_package_group,
                                 in.ModelPackageGroupName);
    return describe<DescribeModelPackageGroupOutput>(
        call.database.read([&](store::Reader& reader) { return load(reader, ref); }), "ModelPackageGroupStatus");
}

ListModelPackageGroupsOutput list_model_package_groups(Call& call, const ListModelPackageGroupsInput& in) {
    call.require("sagemaker:ListModelPackageGroups", "*");
    ListModelPackageGroupsOutput out;
    // No group is shared between accounts here.
    if (in.CrossAccountFilterOption == "CrossAccount") return out;
    auto listed = list_page(call, read_query(call, store::kind::model_package_group, in, false),
                            "ListModelPackageGroups", in.NextToken);
    for (const auto& row : listed.rows)
        out.ModelPackageGroupSummaryList.push_back(describe<ModelPackageGroupSummary>(row, "ModelPackageGroupStatus"));
    out.NextToken = listed.next;
    return out;
}

wire::Empty delete_model_package_group(Call& call, const DeleteModelPackageGroupInput& in) {
    const auto ref = require_own(call, "sagemaker:DeleteModelPackageGroup", store::kind::model_package_group,
                                 in.ModelPackageGroupName);
    call.database.write([&](store::Transaction& tx) {
        const auto group = load(tx, ref);
        if (const auto versions = store::count_children(tx, group); versions > 0)
            throw base::Fault("ConflictException",
                              fmt::format("Cannot delete model package group {}: it still has {} model package{}. "
                                          "Delete them first.",
                                          group.arn(), versions, versions == 1 ? "" : "s"));
        store::delete_resource(tx, group);
    });
    return {};
}

} // namespace services
