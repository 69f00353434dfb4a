// Rules of CreateAlgorithm: its hyper-parameters, its channels, and the profile that must fit both.
#include "domain/sagemaker/rules.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <set>

namespace domain {
namespace {

// Numbers in a specification are texts; those beyond a decimal's range or form ("1e-5") are compared as doubles.
std::optional<double> parse_number(const std::string& text) {
    if (text.empty()) return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (*end != '\0' || !(value - value == 0)) return std::nullopt;
    return value;
}

std::string range_member(const std::string& type) {
    if (type == "Integer") return "IntegerParameterRangeSpecification";
    if (type == "Continuous") return "ContinuousParameterRangeSpecification";
    if (type == "Categorical") return "CategoricalParameterRangeSpecification";
    return "";
}

void check_range(base::Refusals& all, const base::Document& parameter, const std::string& where) {
    const auto& range = base::object_at(parameter, "Range");
    const std::string type = base::text_at(parameter, "Type");
    const std::string wanted = range_member(type);
    for (const auto& member : range)
        if (member.key() != std::string_view(wanted))
            all.push_back(invalid(where + ".Range", fmt::format("{}.Range has {}, which does not fit Type {}.", where,
                                                                std::string_view(member.key()), type)));
    const base::Document* given = base::find(parameter, "Range." + wanted);
    if (wanted.empty() || !given || type == "Categorical") return;
    const auto lowest = parse_number(base::text_at(*given, "MinValue"));
    const auto highest = parse_number(base::text_at(*given, "MaxValue"));
    if (!lowest || !highest || *lowest > *highest)
        all.push_back(invalid(where + ".Range",
                              fmt::format("{}.Range.{} needs numbers with MinValue ≤ MaxValue.", where, wanted)));
}

// Why the value does not fit the parameter; "" where it does.
std::string misfit(const base::Document& parameter, const std::string& value) {
    const std::string type = base::text_at(parameter, "Type");
    const base::Document* range = base::find(parameter, "Range." + range_member(type));
    if (type == "FreeText") return "";
    if (type == "Categorical") {
        const auto values = range ? texts_at(*range, "Values") : std::vector<std::string>();
        if (values.empty() || std::find(values.begin(), values.end(), value) != values.end()) return "";
        return fmt::format("is none of [{}]", fmt::join(values, ", "));
    }
    const auto number = parse_number(value);
    if (!number) return "is not a number";
    if (type == "Integer" && value.find_first_not_of("+-0123456789") != std::string::npos) return "is not an integer";
    if (!range) return "";
    const auto lowest = parse_number(base::text_at(*range, "MinValue"));
    const auto highest = parse_number(base::text_at(*range, "MaxValue"));
    if ((lowest && *number < *lowest) || (highest && *number > *highest))
        return fmt::format("is outside {}..{}", base::text_at(*range, "MinValue"), base::text_at(*range, "MaxValue"));
    return "";
}

void check_channels(base::Refusals& all, const base::Document& training) {
    std::set<std::string> names;
    for (const auto& channel : base::array_at(training, "TrainingChannels"))
        if (!names.insert(base::text_at(channel, "Name")).second)
            all.push_back(invalid("TrainingSpecification.TrainingChannels",
                                  fmt::format("TrainingSpecification.TrainingChannels has \"{}\" twice.",
                                              base::text_at(channel, "Name"))));
}

// The validation profile's training job, against the specification that buyers will be held to.
void check_profile_channels(base::Refusals& all, const base::Document& training, const base::Document& job,
                            const std::string& where) {
    std::set<std::string> given;
    for (const auto& channel : base::array_at(job, "InputDataConfig"))
        given.insert(base::text_at(channel, "ChannelName"));
    for (const auto& channel : base::array_at(training, "TrainingChannels")) {
        const std::string name = base::text_at(channel, "Name");
        if (given.erase(name) == 0 && base::flag_at(channel, "IsRequired"))
            all.push_back(invalid(where + ".InputDataConfig",
                                  fmt::format("{}.InputDataConfig lacks the required channel \"{}\".", where, name)));
    }
    for (const auto& name : given)
        all.push_back(invalid(
            where + ".InputDataConfig",
            fmt::format("{}.InputDataConfig has channel \"{}\", which the algorithm does not have.", where, name)));
}

void check_profile_parameters(base::Refusals& all, const base::Document& training, const base::Document& job,
                              const std::string& where) {
    std::map<std::string, const base::Document*> known;
    for (const auto& parameter : base::array_at(training, "SupportedHyperParameters"))
        known[base::text_at(parameter, "Name")] = &parameter;
    const auto& given = base::object_at(job, "HyperParameters");
    for (const auto& item : given) {
        const auto found = known.find(std::string(item.key()));
        const std::string value = item.value().is_string() ? std::string(item.value().get_string()) : "";
        const std::string reason =
            found == known.end() ? "is not known to the algorithm" : misfit(*found->second, value);
        if (!reason.empty())
            all.push_back(
                invalid(where + ".HyperParameters", fmt::format("{}.HyperParameters \"{}\"=\"{}\" {}.", where,
                                                                std::string_view(item.key()), value, reason)));
    }
    for (const auto& [name, parameter] : known)
        if (base::flag_at(*parameter, "IsRequired") && !given.contains(name))
            all.push_back(invalid(where + ".HyperParameters",
                                  fmt::format("{}.HyperParameters lacks the required \"{}\".", where, name)));
}

void check_profile(base::Refusals& all, const base::Document& request, const base::Document& profile,
                   const std::string& profile_path) {
    const base::Document& training = request.at("TrainingSpecification");
    const base::Document* job = base::find(profile, "TrainingJobDefinition");
    if (!job) return;
    const std::string where = profile_path + ".TrainingJobDefinition";
    check_profile_channels(all, training, *job, where);
    check_profile_parameters(all, training, *job, where);
    const auto supported = texts_at(training, "SupportedTrainingInstanceTypes");
    const std::string type = base::text_at(*job, "ResourceConfig.InstanceType");
    if (std::find(supported.begin(), supported.end(), type) == supported.end())
        all.push_back(invalid(where + ".ResourceConfig.InstanceType",
                              fmt::format("{}.ResourceConfig.InstanceType \"{}\" is not among "
                                          "SupportedTrainingInstanceTypes [{}].",
                                          where, type, fmt::join(supported, ", "))));
    if (base::find(profile, "TransformJobDefinition") && !base::find(request, "InferenceSpecification"))
        all.push_back(invalid(profile_path + ".TransformJobDefinition",
                              profile_path + ".TransformJobDefinition needs an InferenceSpecification."));
}

} // namespace

base::Refusals check_hyper_parameters(const base::Document& training, const std::string& path) {
    base::Refusals all;
    std::set<std::string> names;
    const auto& parameters = base::array_at(training, "SupportedHyperParameters");
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const auto& parameter = parameters[i];
        const std::string where = fmt::format("{}.SupportedHyperParameters[{}]", path, i);
        const std::string name = base::text_at(parameter, "Name");
        if (!names.insert(name).second)
            all.push_back(invalid(where + ".Name", fmt::format("{}.Name \"{}\" is there twice.", where, name)));
        check_range(all, parameter, where);
        const auto otherwise = base::find_text(parameter, "DefaultValue");
        if (!otherwise) continue;
        if (base::flag_at(parameter, "IsRequired"))
            all.push_back(
                invalid(where + ".IsRequired", where + ": a hyper-parameter with a DefaultValue cannot be required."));
        if (const std::string reason = misfit(parameter, *otherwise); !reason.empty())
            all.push_back(
                invalid(where + ".DefaultValue", fmt::format("{}.DefaultValue \"{}\" {}.", where, *otherwise, reason)));
    }
    return all;
}

base::Refusals check_algorithm(const base::Document& request) {
    const base::Document& training = request.at("TrainingSpecification");
    base::Refusals all = check_hyper_parameters(training, "TrainingSpecification");
    check_channels(all, training);
    const auto append = [&](base::Refusals more) { all.insert(all.end(), more.begin(), more.end()); };
    if (const auto* inference = base::find(request, "InferenceSpecification"))
        append(check_inference_specification(*inference, "InferenceSpecification", true, false));
    const auto& profiles = base::array_at(request, "ValidationSpecification.ValidationProfiles");
    for (std::size_t i = 0; i < profiles.size(); ++i)
        check_profile(all, request, profiles[i], fmt::format("ValidationSpecification.ValidationProfiles[{}]", i));
    append(check_tags(request));
    return all;
}

} // namespace domain
