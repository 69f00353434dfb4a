// CancelSubscription, ListSubscriptionRuns.
#include "domain/product/product.hpp"
#include "domain/runs/internal.hpp"
#include "services/agreement/parts.hpp"
#include "services/souk/operations.hpp"
#include "services/souk/subscription_runs.hpp"
#include "store/market/entities.hpp"
#include "store/resources.hpp"

#include <fmt/format.h>

namespace services {

namespace {

using namespace api::souk;

using Version = std::optional<std::string>; // absent where the product is not used

Version version_in_fleet(const store::Resource& endpoint, std::string_view member, std::string_view product) {
    const auto* fleet = endpoint.internal().if_contains(member);
    if (!fleet) return std::nullopt;
    for (const domain::VariantPlan& variant : domain::parse_fleet(*fleet).variants)
        if (variant.model.purchase && variant.model.purchase->product == product)
            return variant.model.purchase->product_version;
    return std::nullopt;
}

Version version_of_training(store::Reader& reader, const store::Resource& run, std::string_view product) {
    const auto algorithm =
        store::find_by_arn(reader, base::text_at(run.document, "AlgorithmSpecification.AlgorithmName"));
    if (!algorithm || base::text_at(algorithm->document, "_internal.product_id") != product) return std::nullopt;
    return base::text_at(algorithm->document, "_internal.version_id");
}

Version version_of_transform(store::Reader& reader, const store::Resource& run, std::string_view product) {
    const auto model = store::find_resource(reader, store::kind::model, run.account, run.region,
                                            base::text_at(run.document, "ModelName"));
    const auto* plan = model ? model->internal().if_contains("plan") : nullptr;
    const auto purchase = plan ? domain::parse_model_plan(*plan).purchase : std::nullopt;
    if (!purchase || purchase->product != product) return std::nullopt;
    return purchase->product_version;
}

Version version_used(store::Reader& reader, const store::Resource& run, std::string_view product) {
    if (run.kind == store::kind::endpoint) {
        if (run.status == "Deleting" || run.status == "OutOfService") return std::nullopt;
        const Version deployed = version_in_fleet(run, "deployed", product);
        return deployed ? deployed : version_in_fleet(run, "desired", product);
    }
    if (run.status != "InProgress") return std::nullopt;
    return run.kind == store::kind::training_job ? version_of_training(reader, run, product)
                                                 : version_of_transform(reader, run, product);
}

} // namespace

namespace souk {

std::vector<SubscriptionUse> find_subscription_runs(store::Reader& reader, std::string_view account,
                                                    std::string_view product) {
    std::vector<SubscriptionUse> found;
    for (const auto kind : {store::kind::endpoint, store::kind::training_job, store::kind::transform_job})
        for (auto& run : store::list_all(reader, kind))
            if (run.account == account)
                if (auto version = version_used(reader, run, product))
                    found.push_back({std::move(run), *std::move(version)});
    return found;
}

SubscriptionRun shape_of_run(const SubscriptionUse& used, const domain::Product& product) {
    const store::Resource& run = used.resource;
    const auto kind = run.kind == store::kind::endpoint       ? RunKind::ENDPOINT
                      : run.kind == store::kind::training_job ? RunKind::TRAINING_JOB
                                                              : RunKind::TRANSFORM_JOB;
    SubscriptionRun shape{.Kind = std::string(kind),
                          .Name = run.name,
                          .Arn = run.arn(),
                          .Region = run.region,
                          .Status = run.status,
                          .VersionId = used.version};
    if (const domain::Version* version = domain::find_version(product, used.version))
        shape.VersionTitle = version->title;
    return shape;
}

domain::Product product_of(store::Reader& reader, const std::string& id) {
    const auto entity = store::find_entity(reader, id);
    return entity ? domain::parse_product(id, entity->document) : domain::Product{};
}

} // namespace souk

namespace {

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
        const domain::Product product = souk::product_of(tx, agreement.product_id);
        for (souk::SubscriptionUse& run : souk::find_subscription_runs(tx, call.caller.account, agreement.product_id)) {
            if (in.StopRunning.value_or(false)) stop(call, tx, run.resource);
            (in.StopRunning.value_or(false) ? out.Stopped : out.Running).push_back(souk::shape_of_run(run, product));
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
        const domain::Product product = souk::product_of(reader, agreement.product_id);
        for (const souk::SubscriptionUse& run :
             souk::find_subscription_runs(reader, call.caller.account, agreement.product_id))
            out.Runs.push_back(souk::shape_of_run(run, product));
        return out;
    });
}

} // namespace services
