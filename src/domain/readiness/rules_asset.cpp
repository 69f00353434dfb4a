#include "base/arn.hpp"
#include "domain/changes/asset.hpp"
#include "domain/listing/offered_types.hpp"
#include "domain/readiness/rules.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain::readiness {

namespace {

Check of(std::string id, Level level, std::string_view member, Verdict verdict) {
    return {std::move(id), Group::Asset, level, fmt::format("AddDeliveryOptions.{}", member), std::move(verdict), {}};
}

std::string_view arn_member(const Listing& listing) {
    return listing.version->kind == AssetKind::Algorithm ? "SageMakerAlgorithmArn" : "SageMakerModelPackageArn";
}

Verdict judge_status(const ListedAsset& asset) {
    return unless(asset.status != "Completed",
                  fail(fmt::format("The resource is {}.", asset.status.empty() ? "unknown" : asset.status),
                       "Wait until its validation is Completed, or create it again if it Failed.",
                       {{"status", asset.status}}));
}

Verdict judge_certified(const ListedAsset& asset) {
    return unless(!base::flag_at(asset.document, "CertifyForMarketplace"),
                  fail("The resource was not created with CertifyForMarketplace.",
                       "It cannot be switched on later: create the resource again with it."));
}

Verdict judge_validated(const ListedAsset& asset) {
    return unless(!base::find(asset.document, "ValidationSpecification"),
                  fail("The resource was created without a ValidationSpecification.",
                       "Create it again with one, so that it is known to run."));
}

// What another published is not to be published once more.
Verdict judge_own_work(const ListedAsset& asset) {
    return unless(made_of_published(asset.document), fail("The package was made from a published algorithm.",
                                                          "Publish a package with an inference image of your own."));
}

Verdict judge_images(const Listing& listing) {
    const ListedAsset& asset = *listing.asset;
    if (base::array_at(asset.document, "InferenceSpecification.Containers").empty())
        return fail("The resource has no inference image.", "Create it again with an InferenceSpecification.");
    const bool trains = !base::text_at(asset.document, "TrainingSpecification.TrainingImage").empty();
    return unless(listing.version->kind == AssetKind::Algorithm && !trains,
                  fail("The algorithm has no training image.", "Create it again with a TrainingSpecification."));
}

// An image in a registry of the published form lies in its seller's account and in the resource's region.
Verdict judge_image_places(const Listing& listing) {
    const auto arn = base::parse_arn(listing.version->asset_arn);
    for (const auto& container : base::array_at(listing.asset->document, "InferenceSpecification.Containers")) {
        const std::string image = base::text_at(container, "Image");
        const std::size_t registry = image.find(".dkr.ecr.");
        if (!arn || registry == image.npos) continue;
        const bool own =
            image.starts_with(arn->account + ".") && image.substr(registry).find(arn->region) != image.npos;
        if (!own)
            return fail(fmt::format("The image {} is not in a registry of your account in {}.", image, arn->region),
                        "Push it there and create the resource again.", {{"image", image}});
    }
    return pass();
}

// Every version is made from a resource of one region.
Verdict judge_region(const Listing& listing) {
    const auto arn = base::parse_arn(listing.version->asset_arn);
    if (!arn) return not_applicable("No resource is named.");
    for (const Version& other : listing.product.versions) {
        const auto earlier = base::parse_arn(other.asset_arn);
        if (other.id != listing.version->id && earlier && earlier->region != arn->region)
            return fail(fmt::format("The resource is in {}, that of version {} in {}.", arn->region, other.title,
                                    earlier->region),
                        fmt::format("Create it in {}.", earlier->region),
                        {{"given", arn->region}, {"region", earlier->region}});
    }
    return pass();
}

std::vector<std::string> supported_by(const Listing& listing, std::string_view path,
                                      const std::vector<std::string>& known) {
    std::vector<std::string> types = known;
    if (listing.asset)
        for (const auto& type : base::array_at(listing.asset->document, path))
            if (type.is_string()) types.emplace_back(type.get_string());
    return types;
}

Verdict judge_recommended(const Listing& listing, const std::string& type, const std::vector<std::string>& supported) {
    if (type.empty()) return fail("None is recommended.", "Choose one that the resource supports.");
    if (is_withdrawn(listing.policy.document, type))
        return fail(fmt::format("The market does not offer {} any more.", type),
                    "Choose another that the resource supports.", {{"withdrawn", type}});
    if (supported.empty()) return not_checked("It is not known yet what the resource supports.");
    const std::string names = fmt::format("{}", fmt::join(supported, ", "));
    return unless(std::find(supported.begin(), supported.end(), type) == supported.end(),
                  fail(fmt::format("{} is not among what the resource supports: {}.", type, names),
                       "Choose one of these.", {{"type", type}, {"supported", names}}));
}

void add_recommended(Checks& checks, const Listing& listing) {
    const Version& version = *listing.version;
    auto add = [&](std::string id, std::string_view member, const std::string& type, std::string_view path,
                   const std::vector<std::string>& known) {
        checks.push_back(of(std::move(id), Level::Required, fmt::format("RecommendedInstanceTypes.{}", member),
                            judge_recommended(listing, type, supported_by(listing, path, known))));
    };
    add("recommended.batch", "BatchTransform", version.recommended.batch,
        "InferenceSpecification.SupportedTransformInstanceTypes", version.supported.batch);
    add("recommended.realtime", "RealtimeInference", version.recommended.realtime,
        "InferenceSpecification.SupportedRealtimeInferenceInstanceTypes", version.supported.realtime);
    if (version.kind == AssetKind::Algorithm)
        add("recommended.training", "Training", version.recommended.training,
            "TrainingSpecification.SupportedTrainingInstanceTypes", version.supported.training);
}

void add_resource(Checks& checks, const Listing& listing) {
    using enum Level;
    checks.push_back(of("asset.completed", Required, arn_member(listing), judge_status(*listing.asset)));
    checks.push_back(of("asset.certified", Required, arn_member(listing), judge_certified(*listing.asset)));
    checks.push_back(of("asset.validated", Required, arn_member(listing), judge_validated(*listing.asset)));
    checks.push_back(of("asset.own_work", Required, arn_member(listing), judge_own_work(*listing.asset)));
    checks.push_back(of("asset.images", Required, arn_member(listing), judge_images(listing)));
    checks.push_back(of("asset.image_places", Required, arn_member(listing), judge_image_places(listing)));
}

Verdict judge_given(const Listing& listing) {
    if (listing.version->asset_arn.empty())
        return fail("No SageMaker resource is named.", "Give the ARN of a model package or of an algorithm.");
    if (listing.asset) return pass();
    if (!listing.version_is_new) return pass(); // the market has its own copy
    return fail("There is no such resource in your account.", "Create it, or correct the ARN.",
                {{"arn", listing.version->asset_arn}});
}

} // namespace

Checks check_asset(const Listing& listing) {
    Checks checks;
    if (!listing.version) return checks;
    checks.push_back(of("asset.given", Level::Required, arn_member(listing), judge_given(listing)));
    checks.push_back(of("asset.region", Level::Required, arn_member(listing), judge_region(listing)));
    if (listing.version_is_new)
        checks.push_back(of(
            "asset.role", Level::Required, "AccessRoleArn",
            unless(!listing.access_role_usable,
                   fail("It is not a role of your account that trusts assets.marketplace.amazonaws.com.",
                        "Create the role, or allow that principal sts:AssumeRole.", {{"role", listing.access_role}}))));
    if (listing.asset) add_resource(checks, listing);
    add_recommended(checks, listing);
    return checks;
}

} // namespace domain::readiness
