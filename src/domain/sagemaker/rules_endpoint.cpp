// Rules of CreateEndpointConfig: its variants, and what this server does not run.
#include "domain/instances.hpp"
#include "domain/sagemaker/rules.hpp"

#include <array>
#include <fmt/format.h>
#include <set>

namespace domain {
namespace {

struct NotOffered {
    const char* member;
    const char* instead;
};

constexpr std::array config_members = {
    NotOffered{"AsyncInferenceConfig", "invoke synchronously"},
    NotOffered{"ShadowProductionVariants", "use production variants with weights"},
    NotOffered{"ExplainerConfig", "leave it out"},
    NotOffered{"CrossRegionTrafficConfig", "leave it out"},
};

constexpr std::array variant_members = {
    NotOffered{"ServerlessConfig", "give InstanceType and InitialInstanceCount"},
    NotOffered{"InstancePools", "give InstanceType and InitialInstanceCount"},
    NotOffered{"ManagedInstanceScaling", "use UpdateEndpointWeightsAndCapacities"},
    NotOffered{"AcceleratorType", "choose an instance type with an accelerator"},
    NotOffered{"CapacityReservationConfig", "leave it out"},
};

template<std::size_t N>
void refuse_not_offered(base::Refusals& all, const base::Document& document, const std::string& prefix,
                        const std::array<NotOffered, N>& members) {
    for (const auto& m : members)
        if (base::find(document, m.member))
            all.push_back(invalid(prefix + m.member,
                                  fmt::format("{}{} is not offered by this server: {}.", prefix, m.member, m.instead)));
}

bool needs_accelerator(const std::string& instance_type) {
    const auto type = find_instance_type(instance_type);
    return type && type->accelerators > 0;
}

void check_variant(base::Refusals& all, const base::Document& variant, const std::string& where, bool accelerators) {
    refuse_not_offered(all, variant, where + ".", variant_members);
    if (base::text_at(variant, "ModelName").empty())
        all.push_back(invalid(where + ".ModelName", where + ".ModelName is required."));
    if (base::find(variant, "ServerlessConfig") || base::find(variant, "InstancePools")) return;
    const std::string type = base::text_at(variant, "InstanceType");
    if (type.empty()) all.push_back(invalid(where + ".InstanceType", where + ".InstanceType is required."));
    if (!base::find(variant, "InitialInstanceCount"))
        all.push_back(invalid(where + ".InitialInstanceCount", where + ".InitialInstanceCount is required."));
    if (!accelerators && needs_accelerator(type))
        all.push_back(invalid(where + ".InstanceType",
                              fmt::format("{}.InstanceType \"{}\" needs an accelerator and this server's container "
                                          "engine has none. Choose another type, or have the operator set degrade_gpu.",
                                          where, type)));
}

} // namespace

base::Refusals check_endpoint_config(const base::Document& request, bool accelerators) {
    base::Refusals all;
    refuse_not_offered(all, request, "", config_members);
    if (base::flag_at(request, "DataCaptureConfig.EnableCapture"))
        all.push_back(invalid("DataCaptureConfig", "DataCaptureConfig is not offered by this server: leave it out."));
    std::set<std::string> names;
    double weights = 0;
    const auto& variants = base::array_at(request, "ProductionVariants");
    for (std::size_t i = 0; i < variants.size(); ++i) {
        const std::string where = fmt::format("ProductionVariants[{}]", i);
        const std::string name = base::text_at(variants[i], "VariantName");
        if (!names.insert(name).second)
            all.push_back(invalid(where + ".VariantName",
                                  fmt::format("The variant name \"{}\" was non-unique within the request.", name)));
        check_variant(all, variants[i], where, accelerators);
        const auto* weight = base::find(variants[i], "InitialVariantWeight");
        weights += weight && weight->is_number() ? weight->to_number<double>() : 1.0;
    }
    if (!variants.empty() && !(weights > 0))
        all.push_back(invalid("ProductionVariants", "At least one variant needs an InitialVariantWeight above 0."));
    for (auto& refusal : check_tags(request))
        all.push_back(std::move(refusal));
    return all;
}

} // namespace domain
