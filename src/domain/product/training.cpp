#include "domain/product/training.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

namespace json = boost::json;

constexpr std::string_view members[][2] = {{"Metrics", "TrainingSpecification.MetricDefinitions"},
                                           {"Channels", "TrainingSpecification.TrainingChannels"},
                                           {"HyperParameters", "TrainingSpecification.SupportedHyperParameters"}};

std::vector<std::string> texts_of(const base::Document& document, std::string_view path) {
    std::vector<std::string> texts;
    for (const json::value& item : base::array_at(document, path))
        if (item.is_string()) texts.emplace_back(item.get_string());
    return texts;
}

std::string with_facts(const std::string& name, const std::vector<std::string>& facts) {
    return facts.empty() ? name : fmt::format("{} ({})", name, fmt::join(facts, ", "));
}

std::string tell_metric(const base::Document& metric) {
    return base::text_at(metric, "Name");
}

std::string tell_channel(const base::Document& channel) {
    std::vector<std::string> facts;
    if (base::flag_at(channel, "IsRequired")) facts.emplace_back("required");
    for (std::string& type : texts_of(channel, "SupportedContentTypes"))
        facts.push_back(std::move(type));
    return with_facts(base::text_at(channel, "Name"), facts);
}

// From … to …, or the values that are allowed.
std::string range_of(const base::Document& parameter) {
    for (std::string_view kind : {"IntegerParameterRangeSpecification", "ContinuousParameterRangeSpecification"}) {
        const std::string range = fmt::format("Range.{}.", kind);
        const std::string least = base::text_at(parameter, range + "MinValue");
        if (!least.empty()) return fmt::format("{} to {}", least, base::text_at(parameter, range + "MaxValue"));
    }
    const auto values = texts_of(parameter, "Range.CategoricalParameterRangeSpecification.Values");
    return fmt::format("{}", fmt::join(values, " or "));
}

std::string tell_parameter(const base::Document& parameter) {
    std::vector<std::string> facts{base::text_at(parameter, "Type")};
    if (base::flag_at(parameter, "IsRequired")) facts.emplace_back("required");
    if (std::string range = range_of(parameter); !range.empty()) facts.push_back(std::move(range));
    const std::string value = base::text_at(parameter, "DefaultValue");
    if (!value.empty()) facts.push_back(fmt::format("default {}", value));
    if (base::flag_at(parameter, "IsTunable")) facts.emplace_back("tunable");
    return with_facts(base::text_at(parameter, "Name"), facts);
}

void add_line(std::vector<TrainingLine>& lines, std::string_view title, const json::array& items,
              std::string (*tell)(const base::Document&)) {
    std::vector<std::string> told;
    for (const json::value& item : items)
        told.push_back(tell(item));
    if (!told.empty()) lines.push_back({title, fmt::format("{}", fmt::join(told, "; ")), false});
}

} // namespace

base::Document training_properties_of(const base::Document& describe_algorithm) {
    json::object properties;
    for (const auto& [member, path] : members)
        if (const auto& found = base::array_at(describe_algorithm, path); !found.empty()) properties[member] = found;
    return properties.empty() ? base::Document(nullptr) : base::Document(std::move(properties));
}

std::vector<TrainingLine> training_lines(const base::Document& training_properties, std::string_view language) {
    const bool french = language.starts_with("fr");
    auto title = [&](std::string_view english, std::string_view other) { return french ? other : english; };
    std::vector<TrainingLine> lines;
    add_line(lines, title("Training channels", "Canaux d’entraînement"),
             base::array_at(training_properties, "Channels"), tell_channel);
    add_line(lines, title("Hyperparameters", "Hyperparamètres"), base::array_at(training_properties, "HyperParameters"),
             tell_parameter);
    add_line(lines, title("Metrics", "Métriques"), base::array_at(training_properties, "Metrics"), tell_metric);
    return lines;
}

std::vector<TrainingLine> told_of_training(const base::Document& instructions, std::string_view language) {
    const bool french = language.starts_with("fr");
    std::vector<TrainingLine> lines;
    auto add = [&](std::string_view english, std::string_view other, std::string_view member) {
        if (std::string text = base::text_at(instructions, fmt::format("TrainingDetails.{}", member)); !text.empty())
            lines.push_back({french ? other : english, std::move(text), member.ends_with("Url")});
    };
    add("Training data", "Données d’entraînement", "InputDescription");
    add("Sample training data", "Exemple de données d’entraînement", "SampleInput.Text");
    add("Sample training data", "Exemple de données d’entraînement", "SampleInput.Url");
    add("Training algorithm", "Algorithme d’entraînement", "AlgorithmOverview");
    return lines;
}

} // namespace domain
