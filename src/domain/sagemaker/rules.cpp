#include "domain/sagemaker/rules.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace domain {
namespace {

void append(base::Refusals& all, base::Refusals more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void check_archive(base::Refusals& all, const std::string& url, const std::string& where) {
    if (!url.starts_with("s3://"))
        all.push_back(invalid(where, fmt::format("{} must be an s3:// URI, was \"{}\".", where, url)));
    else if (!url.ends_with(".tar.gz"))
        all.push_back(invalid(
            where, fmt::format("{} must name one gzip-compressed tar archive (.tar.gz), was \"{}\".", where, url)));
}

void check_container(base::Refusals& all, const base::Document& container, const std::string& where,
                     bool allows_data_source) {
    if (base::text_at(container, "Image").empty())
        all.push_back(invalid(where + ".Image", where + ".Image is required: name the container image."));
    if (const auto url = base::find_text(container, "ModelDataUrl")) check_archive(all, *url, where + ".ModelDataUrl");
    if (!base::find(container, "ModelDataSource")) return;
    if (!allows_data_source)
        all.push_back(invalid(where + ".ModelDataSource",
                              where + ".ModelDataSource is not allowed in an unversioned model package or an "
                                      "algorithm. Use ModelDataUrl with one .tar.gz archive."));
    else if (model_data_of(container).empty())
        all.push_back(invalid(where + ".ModelDataSource", where + ".ModelDataSource must be an S3Object with "
                                                                  "CompressionType Gzip."));
}

// A profile's transform job must run on what the specification supports.
void check_transform_profile(base::Refusals& all, const base::Document& request, const base::Document& profile,
                             const std::string& where) {
    if (!base::find(profile, "TransformJobDefinition")) return;
    if (!base::find(request, "InferenceSpecification")) return;
    const auto supported = texts_at(request, "InferenceSpecification.SupportedTransformInstanceTypes");
    const auto type = base::text_at(profile, "TransformJobDefinition.TransformResources.InstanceType");
    const std::string path = where + ".TransformJobDefinition.TransformResources.InstanceType";
    if (!supported.empty() && std::find(supported.begin(), supported.end(), type) == supported.end())
        all.push_back(invalid(path, fmt::format("{} \"{}\" is not among SupportedTransformInstanceTypes [{}].", path,
                                                type, fmt::join(supported, ", "))));
    const auto kind =
        base::text_at(profile, "TransformJobDefinition.TransformInput.DataSource.S3DataSource.S3DataType");
    if (kind != "S3Prefix" && kind != "ManifestFile")
        all.push_back(invalid(where + ".TransformJobDefinition.TransformInput.DataSource.S3DataSource.S3DataType",
                              "S3DataType of a transform job must be S3Prefix or ManifestFile."));
    const auto split = base::text_at(profile, "TransformJobDefinition.TransformInput.SplitType");
    if (split == "RecordIO" || split == "TFRecord")
        all.push_back(
            invalid(where + ".TransformJobDefinition.TransformInput.SplitType",
                    fmt::format("SplitType {} is not offered: use Line, or None with one record a file.", split)));
}

void check_package_source(base::Refusals& all, const base::Document& request, bool versioned) {
    const bool inference = base::find(request, "InferenceSpecification");
    const bool algorithm = base::find(request, "SourceAlgorithmSpecification");
    if (inference && algorithm)
        all.push_back(invalid("SourceAlgorithmSpecification",
                              "InferenceSpecification and SourceAlgorithmSpecification exclude each other."));
    if (!inference && !algorithm)
        all.push_back(invalid("InferenceSpecification",
                              "One of InferenceSpecification and SourceAlgorithmSpecification is required."));
    if (inference)
        append(all, check_inference_specification(request.at("InferenceSpecification"), "InferenceSpecification",
                                                  !versioned, versioned));
    if (!algorithm) return;
    const auto& sources = base::array_at(request, "SourceAlgorithmSpecification.SourceAlgorithms");
    const std::string where = "SourceAlgorithmSpecification.SourceAlgorithms";
    if (sources.size() != 1) {
        all.push_back(invalid(where, where + " must have exactly one member."));
    } else if (model_data_of(sources[0]).empty() || base::find(sources[0], "ModelDataSource")) {
        all.push_back(invalid(where + "[0].ModelDataUrl", where +
                                                              "[0].ModelDataUrl is required: the s3:// URI of the "
                                                              "artefact that a training job of the algorithm made."));
    } else {
        check_archive(all, model_data_of(sources[0]), where + "[0].ModelDataUrl");
    }
}

} // namespace

base::Refusal invalid(std::string where, std::string message) {
    return {.code = "ValidationException", .message = std::move(message), .where = std::move(where)};
}

std::string render_refusals(const base::Refusals& refusals) {
    if (refusals.size() == 1) return refusals[0].message;
    std::string text = fmt::format("{} validation errors detected: ", refusals.size());
    for (std::size_t i = 0; i < refusals.size(); ++i)
        text += (i ? "; " : "") + refusals[i].message;
    return text;
}

std::vector<std::string> texts_at(const base::Document& document, std::string_view path) {
    std::vector<std::string> texts;
    for (const auto& item : base::array_at(document, path))
        if (const auto* text = item.if_string()) texts.emplace_back(*text);
    return texts;
}

std::string model_data_of(const base::Document& container) {
    if (auto url = base::find_text(container, "ModelDataUrl")) return *url;
    if (base::text_at(container, "ModelDataSource.S3DataSource.S3DataType") == "S3Object" &&
        base::text_at(container, "ModelDataSource.S3DataSource.CompressionType") == "Gzip")
        return base::text_at(container, "ModelDataSource.S3DataSource.S3Uri");
    return "";
}

base::Refusals check_inference_specification(const base::Document& specification, const std::string& path,
                                             bool demands_types, bool allows_data_source) {
    base::Refusals all;
    const auto& containers = base::array_at(specification, "Containers");
    for (std::size_t i = 0; i < containers.size(); ++i)
        check_container(all, containers[i], fmt::format("{}.Containers[{}]", path, i), allows_data_source);
    if (containers.size() > 1)
        all.push_back(invalid(path + ".Containers", path + ".Containers must have one member: this server runs no "
                                                           "serial inference pipelines."));
    if (!demands_types) return all;
    for (const std::string name : {"SupportedTransformInstanceTypes", "SupportedRealtimeInferenceInstanceTypes"})
        if (base::array_at(specification, name).empty())
            all.push_back(invalid(path + "." + name,
                                  fmt::format("{}.{} is required: name at least one instance type.", path, name)));
    return all;
}

base::Refusals check_model_package(const base::Document& request) {
    base::Refusals all;
    const bool named = base::find(request, "ModelPackageName");
    const bool versioned = base::find(request, "ModelPackageGroupName");
    if (named && versioned)
        all.push_back(invalid("ModelPackageGroupName",
                              "ModelPackageName and ModelPackageGroupName exclude each other: give a name for an "
                              "unversioned model package, a group for a versioned one."));
    if (!named && !versioned)
        all.push_back(invalid("ModelPackageName", "One of ModelPackageName and ModelPackageGroupName is required."));
    check_package_source(all, request, versioned);
    if (versioned && base::flag_at(request, "CertifyForMarketplace"))
        all.push_back(invalid("CertifyForMarketplace", "CertifyForMarketplace applies only to unversioned model "
                                                       "packages: give ModelPackageName, not a group."));
    if (versioned && !base::array_at(request, "Tags").empty())
        all.push_back(invalid("Tags", "Tags are not allowed with ModelPackageGroupName: tag the group."));
    if (base::find(request, "AdditionalInferenceSpecifications"))
        all.push_back(invalid("AdditionalInferenceSpecifications",
                              "AdditionalInferenceSpecifications are not offered by this server."));
    const auto& profiles = base::array_at(request, "ValidationSpecification.ValidationProfiles");
    for (std::size_t i = 0; i < profiles.size(); ++i)
        check_transform_profile(all, request, profiles[i],
                                fmt::format("ValidationSpecification.ValidationProfiles[{}]", i));
    append(all, check_tags(request));
    return all;
}

base::Refusals check_model(const base::Document& request) {
    base::Refusals all;
    const bool primary = base::find(request, "PrimaryContainer");
    const auto& containers = base::array_at(request, "Containers");
    if (primary && !containers.empty())
        all.push_back(invalid("Containers", "PrimaryContainer and Containers exclude each other."));
    if (!primary && containers.empty())
        all.push_back(invalid("PrimaryContainer", "One of PrimaryContainer and Containers is required."));
    if (containers.size() > 1)
        all.push_back(invalid("Containers", "Containers must have one member: this server runs no serial inference "
                                            "pipelines."));
    const auto check = [&](const base::Document& container, const std::string& where) {
        const bool image = !base::text_at(container, "Image").empty();
        const bool package = !base::text_at(container, "ModelPackageName").empty();
        if (image == package)
            all.push_back(
                invalid(where, fmt::format("{}: exactly one of Image and ModelPackageName is required.", where)));
        if (package && (base::find(container, "ModelDataUrl") || base::find(container, "ModelDataSource")))
            all.push_back(invalid(where + ".ModelDataUrl",
                                  where + ": model data cannot be given together with ModelPackageName; the model "
                                          "package names its own."));
        if (image) check_container(all, container, where, true);
        if (base::text_at(container, "Mode") == "MultiModel")
            all.push_back(invalid(where + ".Mode", where + ".Mode MultiModel is not offered by this server."));
    };
    if (primary) check(request.at("PrimaryContainer"), "PrimaryContainer");
    for (std::size_t i = 0; i < containers.size(); ++i)
        check(containers[i], fmt::format("Containers[{}]", i));
    append(all, check_tags(request));
    return all;
}

base::Refusals check_tags(const base::Document& request) {
    base::Refusals all;
    std::set<std::string> seen;
    for (const auto& tag : base::array_at(request, "Tags")) {
        const std::string key = base::text_at(tag, "Key");
        if (!seen.insert(key).second) all.push_back(invalid("Tags", fmt::format("Duplicate tag key \"{}\".", key)));
        if (key.size() >= 4 && (key[0] | 32) == 'a' && (key[1] | 32) == 'w' && (key[2] | 32) == 's' && key[3] == ':')
            all.push_back(invalid("Tags", fmt::format("Tag key \"{}\" is reserved: it may not begin with aws:.", key)));
    }
    return all;
}

} // namespace domain
