#include "domain/changes/version_details.hpp"

#include "domain/listing/offered_types.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

namespace json = boost::json;

constexpr std::string_view place = "DeliveryOptions[0].Details.";

// Flags that were left out are false in the entity.
json::value with_flag(json::value parameters, std::string_view flag) {
    if (auto* list = parameters.if_array())
        for (json::value& item : *list)
            if (auto* parameter = item.if_object())
                if (!parameter->contains(flag)) (*parameter)[flag] = false;
    return parameters;
}

json::object& object_in(json::object& parent, std::string_view member) {
    json::value& value = parent[member];
    if (!value.is_object()) value = json::object{};
    return value.get_object();
}

constexpr std::string_view optional_members[] = {"Limitations", "Parameters", "SageMakerCustomAttributes",
                                                 "TrainingDetails"};

bool is_optional(std::string_view member) {
    return std::ranges::find(optional_members, member) != std::end(optional_members);
}

// Each member that is given replaces what was there, whole; null takes an optional one away.
void merge_properties(json::object& instructions, const json::object& given, std::string_view member,
                      std::string_view flag) {
    const json::value* properties = given.if_contains(member);
    if (properties && properties->is_null() && is_optional(member)) instructions.erase(member);
    if (!properties || !properties->is_object()) return;
    json::object& target = object_in(instructions, member);
    for (const auto& [name, value] : properties->get_object())
        if (!value.is_null())
            target[name] = value.is_array() ? with_flag(value, flag) : value;
        else if (is_optional(name) || is_optional(member))
            target.erase(name);
}

// The members of `given` that null would take away from a version that has to have them, and of what is nested in it.
void check_kept(const json::object& given, const std::string& where, Findings& findings) {
    for (const auto& [name, value] : given) {
        const std::string member = where + std::string(name);
        if (value.is_null() && !is_optional(name))
            findings.add("INVALID_INPUT",
                         fmt::format("Every version has {}: it cannot be taken away. Give what takes its place.",
                                     std::string_view(name)),
                         member);
        else if (value.is_object() && !is_optional(name) && name != "SampleInput" &&
                 name != "SampleOutput") // replaced whole
            check_kept(value.get_object(), member + ".", findings);
    }
}

void check_sample(const base::Document& instructions, std::string_view path, Findings& findings) {
    if (base::object_at(instructions, path).empty())
        findings.add("INVALID_INPUT", "Give at least one sample, as text or as an address.",
                     std::string(place) + std::string(path));
}

void check_type(std::string_view type, const std::vector<std::string>& supported, std::string_view member,
                Findings& findings) {
    if (std::find(supported.begin(), supported.end(), type) != supported.end()) return;
    findings.add("INVALID_RECOMMENDED_INSTANCE_TYPE",
                 fmt::format("{} is not among the instance types that the resource supports: {}.",
                             type.empty() ? "(none)" : type, fmt::join(supported, ", ")),
                 fmt::format("{}RecommendedInstanceTypes.{}", place, member));
}

} // namespace

std::optional<OptionDetails> read_option_details(const base::Document& change_details) {
    const auto& details = base::object_at(change_details, "DeliveryOptions[0].Details");
    if (const json::value* found = details.if_contains("SageMakerModelPackageDeliveryOptionDetails"))
        return OptionDetails{AssetKind::ModelPackage, *found};
    if (const json::value* found = details.if_contains("SageMakerAlgorithmDeliveryOptionDetails"))
        return OptionDetails{AssetKind::Algorithm, *found};
    return std::nullopt;
}

void merge_instructions(base::Document& instructions, const base::Document& given) {
    if (!instructions.is_object()) instructions = json::object{};
    json::object& target = instructions.get_object();
    const json::object& source = members_of(given);
    auto take = [&](std::string_view from, std::string_view to) {
        const json::value* value = source.if_contains(from);
        if (value && !value->is_null()) target[to] = *value;
    };
    take("UsageInstructions", "Usage");
    take("SampleNotebookUrl", "SampleNotebookUrl");
    take("RepositoryUrl", "RepositoryUrl");
    merge_properties(target, source, "InputProperties", "Required");
    merge_properties(target, source, "OutputProperties", "AlwaysReturned");
    merge_properties(target, source, "TrainingDetails", "");
}

void merge_recommended(RecommendedTypes& recommended, const base::Document& given) {
    auto take = [&](std::string_view member, std::string& target) {
        if (auto type = base::find_text(given, fmt::format("RecommendedInstanceTypes.{}", member))) target = *type;
    };
    take("BatchTransform", recommended.batch);
    take("RealtimeInference", recommended.realtime);
    take("Training", recommended.training);
}

void take_files(const Market& market, const Change& change, base::Document& instructions, Findings& findings) {
    for (const Attached& attached : attachments_of(change)) {
        std::string url = attached.url;
        take_attachment(market, attached, url, findings);
        if (attached.kind == AttachmentKind::Notebook) {
            instructions.as_object()["SampleNotebookUrl"] = url;
            continue;
        }
        // "….InputProperties.SampleInput.BatchTransformUrl"
        std::string_view rest = attached.where;
        const auto last = [&rest] {
            const std::size_t dot = rest.rfind('.');
            const std::string_view member = rest.substr(dot + 1);
            rest = rest.substr(0, dot);
            return member;
        };
        const std::string_view member = last(), sample = last(), properties = last();
        object_in(object_in(instructions.as_object(), properties), sample)[member] = url;
    }
}

void check_none_missing(const base::Document& given, Findings& findings) {
    check_kept(members_of(given), std::string(place), findings);
}

void check_samples(const base::Document& instructions, Findings& findings) {
    check_sample(instructions, "InputProperties.SampleInput", findings);
    check_sample(instructions, "OutputProperties.SampleOutput", findings);
}

void check_title(const Product& product, std::string_view title, std::string_view own_version, Findings& findings) {
    for (const Version& version : product.versions)
        if (version.id != own_version && version.title == title)
            findings.add("DUPLICATE_VERSION_TITLE",
                         fmt::format("The product has a version {} already. Give another title.", title),
                         "Version.VersionTitle");
}

void check_offered(const Market& market, const base::Document& given, Findings& findings) {
    for (const auto& recommended : base::object_at(given, "RecommendedInstanceTypes")) {
        const auto* type = recommended.value().if_string();
        if (!type || !is_withdrawn(market.policy.document, *type)) continue;
        findings.add("INVALID_RECOMMENDED_INSTANCE_TYPE",
                     fmt::format("{} is not offered by this market any more: its operator withdrew it. Recommend "
                                 "another type.",
                                 std::string_view(*type)),
                     fmt::format("{}RecommendedInstanceTypes.{}", place, std::string_view(recommended.key())));
    }
}

void check_recommended(const RecommendedTypes& recommended, const InstanceTypes& supported, AssetKind kind,
                       Findings& findings) {
    check_type(recommended.batch, supported.batch, "BatchTransform", findings);
    check_type(recommended.realtime, supported.realtime, "RealtimeInference", findings);
    if (kind == AssetKind::Algorithm) check_type(recommended.training, supported.training, "Training", findings);
}

} // namespace domain
