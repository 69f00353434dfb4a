// Algorithms: Create, Describe, List, Delete.
#include "domain/sagemaker/rules.hpp"
#include "services/quotas.hpp"
#include "services/sagemaker/listing.hpp"
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

object status_details(const base::Document& request) {
    array validations;
    for (const auto& profile : base::array_at(request, "ValidationSpecification.ValidationProfiles"))
        validations.push_back(object{{"Name", base::text_at(profile, "ProfileName")}, {"Status", "NotStarted"}});
    return {{"ValidationStatuses", std::move(validations)}, {"ImageScanStatuses", array()}};
}

} // namespace

CreateAlgorithmOutput create_algorithm(Call& call, const CreateAlgorithmInput& in) {
    const std::string arn = own_arn(call, store::kind::algorithm, in.AlgorithmName);
    call.require("sagemaker:CreateAlgorithm", arn);
    require_tagging(call, arn, in.Tags);
    const auto request = wire::to_document(in);
    require_valid(domain::check_algorithm(request));
    if (in.ValidationSpecification)
        require_role(call, in.ValidationSpecification->ValidationRole, "ValidationSpecification.ValidationRole");
    auto algorithm = make_resource(call, store::kind::algorithm, in.AlgorithmName, "Algorithm", request);
    algorithm.status = "Pending";
    algorithm.document.as_object()["AlgorithmStatusDetails"] = status_details(request);
    call.database.write([&](store::Transaction& tx) {
        require_offered(tx, request);
        require_room(call, tx, {.used = {0, 0, 1}});
        insert_new(tx, algorithm, in.Tags);
    });
    CreateAlgorithmOutput out;
    out.AlgorithmArn = arn;
    return out;
}

DescribeAlgorithmOutput describe_algorithm(Call& call, const DescribeAlgorithmInput& in) {
    auto algorithm = call.database.read([&](store::Reader& reader) {
        return load_visible(call, reader, "sagemaker:DescribeAlgorithm", store::kind::algorithm, in.AlgorithmName);
    });
    algorithm.document = shown_document(call, algorithm);
    return describe<DescribeAlgorithmOutput>(algorithm, "AlgorithmStatus");
}

ListAlgorithmsOutput list_algorithms(Call& call, const ListAlgorithmsInput& in) {
    call.require("sagemaker:ListAlgorithms", "*");
    auto listed = list_page(call, read_query(call, store::kind::algorithm, in, false), "ListAlgorithms", in.NextToken);
    ListAlgorithmsOutput out;
    for (const auto& row : listed.rows)
        out.AlgorithmSummaryList.push_back(describe<AlgorithmSummary>(row, "AlgorithmStatus"));
    out.NextToken = listed.next;
    return out;
}

wire::Empty delete_algorithm(Call& call, const DeleteAlgorithmInput& in) {
    const auto ref = require_own(call, "sagemaker:DeleteAlgorithm", store::kind::algorithm, in.AlgorithmName);
    call.database.write([&](store::Transaction& tx) {
        const auto algorithm = load(tx, ref);
        if (algorithm.status == "Pending" || algorithm.status == "InProgress")
            throw base::Fault("ConflictException",
                              fmt::format("Algorithm {} is {}. Wait until its validation has ended, then delete it.",
                                          algorithm.arn(), algorithm.status));
        store::delete_resource(tx, algorithm);
    });
    return {};
}

} // namespace services
