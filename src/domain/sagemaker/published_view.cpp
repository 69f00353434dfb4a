#include "domain/sagemaker/published_view.hpp"

#include <fmt/format.h>

namespace domain {
namespace {

using boost::json::object;

object* child(object& parent, std::string_view name) {
    auto* value = parent.if_contains(name);
    return value ? value->if_object() : nullptr;
}

void veil_containers(object& specification, std::string_view image, std::string_view product) {
    auto* containers = specification.if_contains("Containers");
    if (!containers || !containers->is_array()) return;
    for (auto& item : containers->get_array()) {
        auto* container = item.if_object();
        if (!container) continue;
        for (const char* secret : {"ModelDataUrl", "ModelDataSource", "ModelDataETag", "AdditionalS3DataSource",
                                   "AdditionalModelDataSources", "Environment"})
            container->erase(secret);
        (*container)["Image"] = image;
        (*container)["ProductId"] = product;
    }
}

} // namespace

base::Document published_view(const base::Document& resource, const PublishedPlace& place) {
    object shown = resource.as_object();
    const std::string product = base::text_at(resource, "_internal.product_id");
    const std::string image = fmt::format("{}.dkr.ecr.{}.amazonaws.com/{}", place.account, place.region, place.name);
    for (const char* secret : {"_internal", "CreatedBy", "LastModifiedBy", "MetadataProperties", "SourceUri",
                               "SourceAlgorithmSpecification", "SamplePayloadUrl"})
        shown.erase(secret);
    if (auto* inference = child(shown, "InferenceSpecification")) veil_containers(*inference, image, product);
    if (auto* training = child(shown, "TrainingSpecification")) {
        (*training)["TrainingImage"] = image;
        training->erase("AdditionalS3DataSource");
        shown["ProductId"] = product;
    }
    if (auto* validation = child(shown, "ValidationSpecification"))
        (*validation)["ValidationRole"] = fmt::format("arn:aws:iam::{}:role/marketplace-validation", place.account);
    return shown;
}

} // namespace domain
