#include "services/sagemaker/fleet.hpp"

#include "services/sagemaker/owned.hpp"
#include "services/sagemaker/published.hpp"

namespace services {
namespace {

domain::VariantPlan plan_variant(const Call& call, store::Reader& reader, const base::Document& variant) {
    domain::VariantPlan plan;
    plan.name = base::text_at(variant, "VariantName");
    plan.model_name = base::text_at(variant, "ModelName");
    plan.model = load_model_plan(call, reader, plan.model_name);
    if (plan.model.purchase) plan.model.purchase = renew_purchase(call, reader, *plan.model.purchase);
    plan.instance_type = base::text_at(variant, "InstanceType");
    plan.instances_wanted = base::find_int(variant, "InitialInstanceCount").value_or(1);
    if (const auto* weight = base::find(variant, "InitialVariantWeight"); weight && weight->is_number())
        plan.weight = weight->to_number<double>();
    plan.startup_seconds = base::find_int(variant, "ContainerStartupHealthCheckTimeoutInSeconds").value_or(0);
    plan.download_seconds = base::find_int(variant, "ModelDataDownloadTimeoutInSeconds").value_or(0);
    return plan;
}

domain::Fleet fleet_at(const store::Resource& endpoint, std::string_view member) {
    const auto* fleet = endpoint.internal().if_contains(member);
    return fleet ? domain::parse_fleet(*fleet) : domain::Fleet();
}

} // namespace

domain::ModelPlan load_model_plan(const Call& call, store::Reader& reader, const std::string& model_name) {
    const auto model = load(reader, require_ref(call, store::kind::model, model_name));
    const auto* plan = model.internal().if_contains("plan");
    return plan ? domain::parse_model_plan(*plan) : domain::ModelPlan();
}

domain::Fleet plan_fleet(const Call& call, store::Reader& reader, const std::string& config_name) {
    const auto config = load(reader, require_ref(call, store::kind::endpoint_config, config_name));
    domain::Fleet fleet{.generation = 1, .config = config.name};
    for (const auto& variant : base::array_at(config.document, "ProductionVariants"))
        fleet.variants.push_back(plan_variant(call, reader, variant));
    return fleet;
}

domain::Fleet desired_fleet(const store::Resource& endpoint) {
    return fleet_at(endpoint, "desired");
}

domain::Fleet deployed_fleet(const store::Resource& endpoint) {
    return fleet_at(endpoint, "deployed");
}

} // namespace services
