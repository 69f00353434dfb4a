// DescribeEndpoint: the stored document, and of each variant that serves its image, weight and instances.
#include "services/sagemaker/fleet.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"

#include <algorithm>

namespace services {
namespace {

using namespace api::sagemaker;

const domain::VariantPlan* find_variant(const domain::Fleet& fleet, std::string_view name) {
    for (const auto& variant : fleet.variants)
        if (variant.name == name) return &variant;
    return nullptr;
}

// A product's image is its seller's: its buyer sees where the product lies, not what it is run from.
std::vector<DeployedImage> images_of(const domain::VariantPlan& variant, const std::optional<base::Instant>& resolved) {
    std::vector<DeployedImage> images;
    for (const auto& container : variant.model.containers) {
        DeployedImage image;
        const std::string shown = variant.model.purchase ? variant.model.purchase->package_arn : container.image;
        image.SpecifiedImage = shown;
        if (!container.digest.empty()) image.ResolvedImage = shown + "@" + container.digest;
        image.ResolutionTime = resolved;
        images.push_back(std::move(image));
    }
    return images;
}

ProductionVariantSummary summarise(const domain::VariantPlan& deployed, const domain::VariantPlan& desired,
                                   const std::optional<base::Instant>& resolved) {
    ProductionVariantSummary summary;
    summary.VariantName = deployed.name;
    summary.DeployedImages = images_of(deployed, resolved);
    summary.CurrentWeight = deployed.weight;
    summary.DesiredWeight = desired.weight;
    summary.CurrentInstanceCount = static_cast<std::int64_t>(deployed.instances.size());
    summary.DesiredInstanceCount = desired.instances_wanted;
    return summary;
}

// What the control loop noted of a variant (that its host is smaller than the type says, for one) is said too.
void add_notes(ProductionVariantSummary& summary, const base::Document& document) {
    for (const auto& noted : base::array_at(document, "ProductionVariants")) {
        if (base::text_at(noted, "VariantName") != summary.VariantName) continue;
        auto known = wire::from_document<ProductionVariantSummary>(noted);
        if (known.VariantStatus) summary.VariantStatus = std::move(known.VariantStatus);
        if (known.DeployedImages && summary.DeployedImages->size() == known.DeployedImages->size())
            for (std::size_t i = 0; i < known.DeployedImages->size(); ++i)
                summary.DeployedImages->at(i).ResolutionTime = known.DeployedImages->at(i).ResolutionTime;
    }
}

} // namespace

DescribeEndpointOutput describe_endpoint(Call& call, const DescribeEndpointInput& in) {
    const auto ref = require_own(call, "sagemaker:DescribeEndpoint", store::kind::endpoint, in.EndpointName);
    const auto endpoint = call.database.read([&](store::Reader& reader) { return load(reader, ref); });
    auto out = describe<DescribeEndpointOutput>(endpoint, "EndpointStatus");
    const auto deployed = deployed_fleet(endpoint);
    const auto desired = desired_fleet(endpoint);
    out.EndpointConfigName = deployed.config.empty() ? desired.config : deployed.config;
    out.ProductionVariants.reset();
    if (deployed.variants.empty()) return out;
    out.ProductionVariants.emplace();
    for (const auto& variant : deployed.variants) {
        const auto* wish = find_variant(desired, variant.name);
        auto summary = summarise(variant, wish ? *wish : variant, std::nullopt);
        add_notes(summary, endpoint.document);
        out.ProductionVariants->push_back(std::move(summary));
    }
    return out;
}

} // namespace services
