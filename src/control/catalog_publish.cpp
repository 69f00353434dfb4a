#include "control/catalog_publish.hpp"

#include "domain/changes/asset.hpp"
#include "domain/runs/internal.hpp"

#include <fmt/format.h>

namespace control {

namespace {

namespace json = boost::json;

// Members of the seller's resource that say nothing of the copy.
constexpr std::string_view own_members[] = {
    "ModelPackageGroupName", "ModelPackageVersion", "ModelApprovalStatus", "CreatedBy",
    "LastModifiedBy",        "LastModifiedTime",    "ClientToken",         "Tags",
    "MetadataProperties",    "ApprovalDescription", "ModelLifeCycle"};

std::string last_part(std::string_view address) {
    return std::string(address.substr(address.rfind('/') + 1));
}

json::array keep_containers(const store::Resource& original, const domain::Version& version,
                            const PublicationPlace& place, Publication& publication) {
    json::array containers;
    std::size_t position = 0;
    for (domain::ContainerPlan plan : domain::plan_containers(original.document)) {
        KeptImage image{plan.digest.empty() ? plan.image : plan.digest, "souk-market/" + version.id,
                        fmt::format("{}", position)};
        plan.image = image.repository + ":" + image.tag;
        publication.images.push_back(std::move(image));
        if (!plan.model_data.empty()) {
            KeptObject object{plan.model_data, fmt::format("s3://{}/{}/{}/{}", place.bucket, version.id, position,
                                                           last_part(plan.model_data))};
            plan.model_data = object.to;
            publication.objects.push_back(std::move(object));
        }
        containers.push_back(domain::render(plan));
        ++position;
    }
    return containers;
}

// The image that an algorithm trains with.
void keep_training_image(const store::Resource& original, const domain::Version& version, json::object& internal,
                         Publication& publication) {
    const std::string named = base::text_at(original.document, "TrainingSpecification.TrainingImage");
    if (named.empty()) return;
    const std::string digest = base::text_at(original.document, "TrainingSpecification.TrainingImageDigest");
    KeptImage image{digest.empty() ? named : digest, "souk-market/" + version.id, "training"};
    internal["training_image"] = image.repository + ":" + image.tag;
    internal["training_digest"] = digest;
    publication.images.push_back(std::move(image));
}

} // namespace

Publication plan_publication(const domain::Product& product, const domain::Version& version,
                             const store::Resource& original, const PublicationPlace& place, base::Instant now) {
    const bool algorithm = version.kind == domain::AssetKind::Algorithm;
    Publication publication;
    store::Resource& copy = publication.copy;
    copy.kind = original.kind;
    copy.account = place.account;
    copy.region = original.region;
    copy.name = domain::published_name(original.name, place.hex);
    copy.status = original.status;
    copy.created = now;
    copy.updated = now;

    json::object document = original.document.as_object();
    for (std::string_view member : own_members)
        document.erase(member);
    document[algorithm ? "AlgorithmName" : "ModelPackageName"] = copy.name;
    document[algorithm ? "AlgorithmArn" : "ModelPackageArn"] = copy.arn();
    document["CreationTime"] = now.epoch_seconds();
    document["ProductId"] = product.id;
    json::object internal{{"product_id", product.id},
                          {"version_id", version.id},
                          {"seller", original.account},
                          {"containers", keep_containers(original, version, place, publication)}};
    if (algorithm) keep_training_image(original, version, internal, publication);
    document["_internal"] = std::move(internal);
    copy.document = std::move(document);
    return publication;
}

} // namespace control
