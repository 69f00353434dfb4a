#include "domain/changes/asset.hpp"

#include "domain/product/training.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

std::vector<std::string> texts_at(const base::Document& document, std::string_view path) {
    std::vector<std::string> texts;
    for (const boost::json::value& item : base::array_at(document, path))
        if (item.is_string()) texts.emplace_back(item.get_string());
    return texts;
}

std::string failure_reason(const base::Document& describe, std::string_view details) {
    for (const boost::json::value& status : base::array_at(describe, fmt::format("{}.ValidationStatuses", details)))
        if (std::string reason = base::text_at(status, "FailureReason"); !reason.empty()) return reason;
    return "its validation has not ended well";
}

void check_inference(const base::Document& describe, const Asset& asset, Findings& findings) {
    if (base::array_at(describe, "InferenceSpecification.Containers").empty()) {
        findings.add("ASSET_VALIDATION_EXCEPTION",
                     "The resource has no InferenceSpecification with a container. Create it with one: buyers deploy "
                     "what they subscribe to.");
        return;
    }
    if (asset.supported.batch.empty() || asset.supported.realtime.empty())
        findings.add("ASSET_VALIDATION_EXCEPTION",
                     "The resource's InferenceSpecification must name SupportedTransformInstanceTypes and "
                     "SupportedRealtimeInferenceInstanceTypes.");
}

} // namespace

base::Result<Asset> judge_asset(AssetKind kind, std::string_view arn, const base::Document* describe,
                                std::string_view status) {
    if (!describe)
        return base::Refusal{"ASSET_NOT_FOUND", fmt::format("There is no resource {} in your account.", arn), ""};
    const bool algorithm = kind == AssetKind::Algorithm;
    const std::string_view details = algorithm ? "AlgorithmStatusDetails" : "ModelPackageStatusDetails";

    Findings findings;
    if (status == "Failed")
        findings.add("ASSET_VALIDATION_EXCEPTION",
                     fmt::format("The resource failed: {}.", failure_reason(*describe, details)));
    else if (status != "Completed")
        findings.add("ASSET_VALIDATION_EXCEPTION", fmt::format("The resource is {}; wait until it is Completed.",
                                                               status.empty() ? "unknown" : status));
    if (!base::flag_at(*describe, "CertifyForMarketplace"))
        findings.add("ASSET_VALIDATION_EXCEPTION",
                     "The resource was not created with CertifyForMarketplace true. It cannot be switched on later: "
                     "create it again.");
    const base::Document* validation = base::find(*describe, "ValidationSpecification");
    if (!validation || !validation->is_object())
        findings.add("ASSET_VALIDATION_EXCEPTION",
                     "The resource was created without a ValidationSpecification, so nothing shows that it works. "
                     "Create it again with one.");

    if (made_of_published(*describe))
        findings.add("ASSET_VALIDATION_EXCEPTION",
                     "The resource was made from a published algorithm. Publish one with an inference image of your "
                     "own.");

    Asset asset{kind, std::string(arn), {}, nullptr};
    asset.supported.batch = texts_at(*describe, "InferenceSpecification.SupportedTransformInstanceTypes");
    asset.supported.realtime = texts_at(*describe, "InferenceSpecification.SupportedRealtimeInferenceInstanceTypes");
    check_inference(*describe, asset, findings);
    if (algorithm) {
        asset.supported.training = texts_at(*describe, "TrainingSpecification.SupportedTrainingInstanceTypes");
        asset.training = training_properties_of(*describe);
        if (asset.supported.training.empty())
            findings.add("ASSET_VALIDATION_EXCEPTION",
                         "The algorithm's TrainingSpecification must name SupportedTrainingInstanceTypes.");
    }
    if (!findings.empty()) return findings.take();
    return asset;
}

bool made_of_published(const base::Document& describe) {
    return !base::text_at(describe, "_internal.product_id").empty();
}

std::string published_name(std::string_view own_name, std::string_view hex32) {
    // A versioned package is named "group/3"; a slash is no part of a name.
    std::string name(own_name.substr(0, 30));
    for (char& c : name)
        if (c == '/') c = '-';
    return name + "-" + std::string(hex32);
}

} // namespace domain
