#include "settings.hpp"

#include "table.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>

namespace json = boost::json;

namespace {

struct Range {
    double least, most;
    bool integer = false;
};

const std::map<std::string_view, Range> ranges = {
    {"num_round", {1, 10000, true}},
    {"early_stopping_rounds", {0, 10000, true}},
    {"seed", {0, 2147483647, true}},
    {"max_depth", {1, 16, true}},
    {"eta", {0.0001, 1}},
    {"gamma", {0, 1000}},
    {"min_child_weight", {0, 1000}},
    {"subsample", {0.01, 1}},
    {"colsample_bytree", {0.01, 1}},
    {"lambda", {0, 1000}},
    {"alpha", {0, 1000}},
    {"scale_pos_weight", {0.001, 1000}},
    {"threshold", {0, 1}},
};

std::string text_of(double number) {
    char text[32];
    auto [end, error] = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed);
    return {text, end};
}

std::string violation(std::string_view name, std::string_view value, const Range& range) {
    double number = 0;
    auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    bool good = error == std::errc() && end == value.data() + value.size() && number >= range.least &&
                number <= range.most && (!range.integer || number == std::floor(number));
    if (good) return {};
    return std::string(name) + " must be " + (range.integer ? "an integer" : "a number") + " from " +
           text_of(range.least) + " to " + text_of(range.most) + ", not '" + std::string(value.substr(0, 40)) + "'; ";
}

std::string take(Settings& settings, const std::string& name, const std::string& value) {
    if (name == "positive_label" || name == "negative_label") {
        auto control = [](char each) { return static_cast<unsigned char>(each) < 0x20; };
        if (value.empty() || value.size() > 64 || value.find_first_of(",\"\\") != std::string::npos ||
            std::any_of(value.begin(), value.end(), control))
            return name + " must be 1 to 64 characters without comma, quote, backslash or control characters; ";
        (name == "positive_label" ? settings.positive_label : settings.negative_label) = value;
        return {};
    }
    auto range = ranges.find(name);
    if (range == ranges.end()) return name + " is not a hyperparameter of this algorithm; ";
    auto problem = violation(name, value, range->second);
    if (!problem.empty()) return problem;
    if (name == "num_round")
        settings.rounds = static_cast<int>(std::stod(value));
    else if (name == "early_stopping_rounds")
        settings.patience = static_cast<int>(std::stod(value));
    else if (name == "threshold")
        settings.threshold = value;
    else
        settings.booster[name] = value;
    return {};
}

} // namespace

Settings parse_settings(std::string_view hyperparameters_json) {
    Settings settings;
    // One thread and the exact method: the same trees on every machine.
    settings.booster = {{"objective", "binary:logistic"},
                        {"booster", "gbtree"},
                        {"tree_method", "exact"},
                        {"nthread", "1"},
                        {"seed", "7"},
                        {"validate_parameters", "true"}};
    json::error_code error;
    auto document = json::parse(json::string_view(hyperparameters_json.data(), hyperparameters_json.size()), error);
    if (error || !document.is_object()) throw BadInput("hyperparameters.json is not a JSON object");
    std::string problems;
    for (const auto& entry : document.get_object()) {
        std::string name(entry.key().data(), entry.key().size());
        if (name.starts_with('_')) continue;
        const auto* value = entry.value().if_string();
        problems += value != nullptr ? take(settings, name, std::string(value->data(), value->size()))
                                     : name + " must be a string; ";
    }
    if (!problems.empty()) throw BadInput("hyperparameters: " + problems.substr(0, problems.size() - 2));
    return settings;
}
