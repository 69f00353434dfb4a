#include "base/arn.hpp"
#include "domain/changes/product_status.hpp"
#include "domain/changes/version_details.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::string_view place = "DeliveryOptions[0].Details.";

void check_kind(const Product& product, AssetKind kind, Findings& findings) {
    if (!product.versions.empty() && product.versions.front().kind != kind)
        findings.add("INCOMPATIBLE_DELIVERY_OPTIONS",
                     fmt::format("All versions of a product are of one kind; those of this one are {}.",
                                 render(product.versions.front().kind)),
                     "DeliveryOptions[0].Details");
}

void check_fresh(const Product& product, std::string_view arn, std::string_view member, Findings& findings) {
    for (const Version& version : product.versions)
        if (version.asset_arn == arn)
            findings.add(
                "DUPLICATE_ASSET",
                fmt::format("Version {} of this product was made from this resource. Create a new one.", version.title),
                fmt::format("{}{}", place, member));
}

void check_role(const Market& market, const std::string& role, Findings& findings) {
    if (!market.usable_roles.contains(role))
        findings.add(
            "INVALID_ACCESS_ROLE",
            fmt::format("{} is not a role of your account that trusts assets.marketplace.amazonaws.com. Create "
                        "it, or allow that principal sts:AssumeRole in its trust policy.",
                        role),
            fmt::format("{}AccessRoleArn", place));
}

} // namespace

// AddDeliveryOptions: a new version, made from a validated SageMaker resource of the seller.
Decided decide_product_add_version(const Market& market, const Change& change) {
    Product product = market.products.at(change.entity_id);
    Findings findings;
    check_takes_version(product, findings);
    const auto option = read_option_details(change.details);
    if (!option)
        return base::Refusal{"INVALID_INPUT", "Give the details of a model package or of an algorithm.",
                             "DeliveryOptions[0].Details"};

    Version version;
    version.kind = option->kind;
    version.title = base::text_at(change.details, "Version.VersionTitle");
    version.release_notes = base::text_at(change.details, "Version.ReleaseNotes");
    version.created = market.now;
    version.id = change.fresh_ids.at(0);
    version.source_id = change.fresh_ids.at(1);
    version.option_id = change.fresh_ids.at(2);
    const std::string_view arn_member =
        option->kind == AssetKind::Algorithm ? "SageMakerAlgorithmArn" : "SageMakerModelPackageArn";
    version.asset_arn = base::text_at(option->document, arn_member);
    merge_instructions(version.instructions, option->document);
    merge_recommended(version.recommended, option->document);

    check_kind(product, version.kind, findings);
    check_title(product, version.title, "", findings);
    check_fresh(product, version.asset_arn, arn_member, findings);
    check_role(market, base::text_at(option->document, "AccessRoleArn"), findings);
    check_samples(version.instructions, findings);
    check_offered(market, option->document, findings);
    take_files(market, change, version.instructions, findings);
    auto asset = market.assets.find(version.asset_arn);
    if (const auto arn = base::parse_arn(version.asset_arn); arn && arn->account != market.account) {
        findings.add("INVALID_ASSET_ARN",
                     fmt::format("{} is of account {}; a version is made from a resource of your own.",
                                 version.asset_arn, arn->account),
                     fmt::format("{}{}", place, arn_member));
    } else if (asset == market.assets.end()) {
        findings.add("ASSET_NOT_FOUND", fmt::format("There is no resource {} in your account.", version.asset_arn),
                     fmt::format("{}{}", place, arn_member));
    } else if (!asset->second) {
        for (const base::Refusal& refusal : asset->second.refusals())
            findings.add(refusal.code, refusal.message, fmt::format("{}{}", place, arn_member));
    } else {
        version.supported = asset->second->supported;
        version.training = asset->second->training;
        check_recommended(version.recommended, version.supported, version.kind, findings);
    }
    if (!findings.empty()) return findings.take();
    product.versions.push_back(std::move(version));
    return Decision{.product = std::move(product)};
}

} // namespace domain
