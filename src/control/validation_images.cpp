// Validation's images: what a package names is pinned to the image that is here now, so that what was validated is what
// runs later.
#include "control/rows.hpp"
#include "control/serving.hpp"
#include "control/validation.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace control {
namespace {

namespace json = boost::json;

bool of_market(const store::Resource& package) {
    return !base::text_at(package.document, "_internal.product_id").empty();
}

} // namespace

void Validation::pin_images(store::Resource& package) {
    json::array plans;
    json::value* visible = package.document.as_object().if_contains("InferenceSpecification");
    std::size_t position = 0;
    for (auto& plan : domain::plan_containers(package.document)) {
        // A published copy was pinned when it was made; what a seller gives as ImageDigest is a claim to be checked.
        const bool pinned = of_market(package) && !plan.digest.empty();
        const std::string claim = pinned ? "" : plan.digest;
        const auto image = require_image(host_, plan.image, pinned ? plan.digest : "", of_market(package));
        const bool kept = std::any_of(image.digests.begin(), image.digests.end(),
                                      [&](const std::string& known) { return known.ends_with("@" + claim); });
        if (!claim.empty() && claim != image.id && !kept)
            throw RunFailed(fmt::format("ImageNotFound: image {} is not the one with ImageDigest {}: it is {} now.",
                                        plan.image, claim, image.id));
        plan.digest = image.id;
        plans.push_back(domain::render(plan));
        if (claim.empty() && visible && !of_market(package))
            visible->as_object()["Containers"].as_array()[position].as_object()["ImageDigest"] = image.id;
        ++position;
    }
    package.internal()["containers"] = std::move(plans);
    if (package.kind == store::kind::algorithm) pin_training_image(package);
}

void Validation::pin_training_image(store::Resource& algorithm) {
    const std::string image = base::text_at(algorithm.document, "TrainingSpecification.TrainingImage");
    const auto found = require_image(host_, image, "", of_market(algorithm));
    const std::string claim = base::text_at(algorithm.document, "TrainingSpecification.TrainingImageDigest");
    const bool kept = std::any_of(found.digests.begin(), found.digests.end(),
                                  [&](const std::string& known) { return known.ends_with("@" + claim); });
    if (!claim.empty() && claim != found.id && !kept)
        throw RunFailed(fmt::format("ImageNotFound: image {} is not the one with TrainingImageDigest {}: it is {} now.",
                                    image, claim, found.id));
    algorithm.internal()["training_image"] = image;
    algorithm.internal()["training_digest"] = found.id;
    if (claim.empty())
        algorithm.document.as_object()["TrainingSpecification"].as_object()["TrainingImageDigest"] = found.id;
}

// Nobody asked for a validation: the package is a record. Its images are pinned where they are here; a claimed digest
// that cannot be checked is not trusted later.
void Validation::check_unvalidated(store::Resource& package) {
    try {
        const auto plans = domain::plan_containers(package.document);
        const bool here = std::all_of(plans.begin(), plans.end(), [&](const auto& plan) {
            return host_.docker.find_image(plan.image).has_value();
        });
        if (here) {
            pin_images(package);
        } else {
            json::array unpinned;
            for (auto plan : plans) {
                if (!of_market(package)) plan.digest.clear();
                unpinned.push_back(domain::render(plan));
            }
            package.internal()["containers"] = std::move(unpinned);
        }
    } catch (const outside::DockerError& error) {
        if (error.kind == outside::DockerError::Kind::Unreachable) throw;
        throw RunFailed(error.what());
    }
    change_row(host_.database, package.id, [&](store::Resource& row) {
        row.document = package.document;
        return true;
    });
}

} // namespace control
