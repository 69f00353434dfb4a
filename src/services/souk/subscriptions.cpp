// CancelSubscription, ListSubscriptionRuns.
#include "domain/runs/internal.hpp"
#include "services/agreement/parts.hpp"
#include "services/souk/operations.hpp"
#include "store/resources.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {

namespace {

using namespace api::souk;

bool fleet_uses(const store::Resource& endpoint, std::string_view member, std::string_view product) {
    const auto* fleet = endpoint.internal().if_contains(member);
    if (!fleet) return false;
    const auto variants = domain::parse_fleet(*fleet).variants;
    return std::any_of(variants.begin(), variants.end(), [&](const domain::VariantPlan& variant) {
        return variant.model.purchase && variant.model.purchase->product == product;
    });
}

bool uses(store::Reader& reader, const store::Resource& run, std::string_view product) {
    if (run.kind == store::kind::endpoint)
        return run.status != "Deleting" && run.status != "OutOfService" &&
               (fleet_uses(run, "deployed", product) || fleet_uses(run, "desired", product));
    if (run.status != "InProgress") return false;
    if (run.kind == store::kind::training_job) {
        const auto algorithm =
            store::find_by_arn(reader, base::text_at(run.document, "AlgorithmSpecification.AlgorithmName"));
        return algorithm && base::text_at(algorithm->document, "_internal.product_id") == product;
    }
    const auto model = store::find_resource(reader, store::kind::model, run.account, run.region,
                                            base::text_at(run.document, "ModelName"));
    const auto* plan = model ? model->internal().if_contains("plan") : nullptr;
    const auto purchase = plan ? domain::parse_model_plan(*plan).purchase : std::nullopt;
    return purchase && purchase->product == product;
}

// The account's own, in every region.
std::vector<store::Resource> find_runs(store::Reader& reader, std::string_view account, std::string_view product) {
    std::vector<store::Resource> found;
    for (const auto kind : {store::kind::endpoint, store::kind::training_job, store::kind::transform_job})
        for (auto& run : store::list_all(reader, kind))
            if (run.account == account && uses(reader, run, product)) found.push_back(std::move(run));
    return found;
}

SubscriptionRun shape_of(const store::Resource& run) {
    const auto kind = run.kind == store::kind::endpoint       ? RunKind::ENDPOINT
                      : run.kind == store::kind::training_job ? RunKind::TRAINING_JOB
                                                              : RunKind::TRANSFORM_JOB;
    return {.Kind = std::string(kind), .Name = run.name, .Arn = run.arn(), .Region = run.region, .Status = run.status};
}

// The loops do what the status says, as after DeleteEndpoint and the Stop… operations.
void stop(Call& call, store::Transaction& tx, store::Resource& run) {
    const bool endpoint = run.kind == store::kind::endpoint;
    call.require(endpoint                                ? "sagemaker:DeleteEndpoint"
                 : run.kind == store::kind::training_job ? "sagemaker:StopTrainingJob"
                                                         : "sagemaker:StopTransformJob",
                 run.arn());
    run.status = endpoint ? "Deleting" : "Stopping";
    run.updated = call.now;
    run.document.as_object()["LastModifiedTime"] = call.now.epoch_seconds();
    store::save_resource(tx, run);
}

} // namespace

CancelSubscription::Output cancel_subscription(Call& call, const CancelSubscription::Input& in) {
    CancelSubscription::Output out{.AgreementId = in.AgreementId};
    call.database.write([&](store::Transaction& tx) {
        auto agreement = agreement::require_agreement(call, tx, "aws-marketplace:CancelAgreement", in.AgreementId);
        agreement::cancel(call, tx, agreement);
        out.Status = agreement.status;
        out.Running.clear();
        out.Stopped.clear();
        for (store::Resource& run : find_runs(tx, call.caller.account, agreement.product_id)) {
            if (in.StopRunning.value_or(false)) stop(call, tx, run);
            (in.StopRunning.value_or(false) ? out.Stopped : out.Running).push_back(shape_of(run));
        }
    });
    out.Message = out.Running.empty()
                      ? "The subscription is cancelled, and nothing of the product goes on."
                      : fmt::format("The subscription is cancelled, but {} of the product's runs go on and are billed "
                                    "until they are deleted or stopped.",
                                    out.Running.size());
    return out;
}

ListSubscriptionRuns::Output list_subscription_runs(Call& call, const ListSubscriptionRuns::Input& in) {
    return call.database.read([&](store::Reader& reader) {
        const auto agreement =
            agreement::require_agreement(call, reader, "aws-marketplace:DescribeAgreement", in.AgreementId);
        ListSubscriptionRuns::Output out;
        for (const store::Resource& run : find_runs(reader, call.caller.account, agreement.product_id))
            out.Runs.push_back(shape_of(run));
        return out;
    });
}

} // namespace services
