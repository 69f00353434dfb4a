// Where settings come from besides flags: one TOML file and the environment.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "app/config.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace app {

namespace {

std::string hint(const std::string& meant) {
    return meant.empty() ? "souk config --reference lists them" : fmt::format("did you mean {}?", meant);
}

std::vector<std::string> setting_names() {
    std::vector<std::string> names;
    for (const Setting& setting : settings())
        names.emplace_back(setting.name);
    return names;
}

std::optional<std::string> scalar_text(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return std::to_string(number->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    return std::nullopt;
}

// Beside settings: what names the file, what tests and builds use, and what Kubernetes puts into every container for a
// service that is called "souk".
bool is_other_variable(std::string_view name, std::string_view value) {
    static constexpr std::array<std::string_view, 3> others = {"SOUK_CONFIG", "SOUK_FAULT", "SOUK_MODELS"};
    return std::ranges::find(others, name) != others.end() || name.starts_with("SOUK_TEST_") ||
           name.starts_with("SOUK_SERVICE_") || name.starts_with("SOUK_PORT_") ||
           (name == "SOUK_PORT" && value.starts_with("tcp://"));
}

} // namespace

Source read_file(const std::filesystem::path& file) {
    Source source;
    const std::string name = file.string();
    const toml::parse_result parsed = toml::parse_file(name);
    if (!parsed) {
        const auto& error = parsed.error();
        source.problems.push_back(
            error.source().begin.line == 0
                ? fmt::format("{}: cannot be read: {}", name, error.description())
                : fmt::format("{} line {}: {}", name, error.source().begin.line, error.description()));
        return source;
    }
    for (const auto& [key, node] : parsed.table()) {
        const std::string setting(key.str());
        const std::string place = fmt::format("{} line {}", name, node.source().begin.line);
        const auto value = scalar_text(node);
        if (!find_setting(setting))
            source.problems.push_back(
                fmt::format("{}: there is no setting {}; {}", place, setting, hint(nearest(setting, setting_names()))));
        else if (!value)
            source.problems.push_back(
                fmt::format("{}: {} must be a text, a whole number, true or false", place, setting));
        else
            source.entries.push_back({setting, *value, place});
    }
    return source;
}

Source read_environment(const char* const* environment) {
    Source source;
    for (; environment && *environment; ++environment) {
        const std::string_view line(*environment);
        const std::size_t equals = line.find('=');
        if (!line.starts_with("SOUK_") || equals == std::string_view::npos) continue;
        const std::string name(line.substr(0, equals));
        const std::string_view value = line.substr(equals + 1);
        const auto& all = settings();
        const auto found = std::ranges::find(all, name, environment_name);
        if (is_other_variable(name, value)) continue;
        if (found != all.end()) {
            source.entries.push_back({std::string(found->name), std::string(value), name});
            continue;
        }
        // A name that resembles a setting is a slip; others belong to whoever set them.
        std::string bare = name.substr(std::string_view("SOUK_").size());
        std::ranges::transform(bare, bare.begin(), [](unsigned char c) { return std::tolower(c); });
        const Setting* meant = find_setting(nearest(bare, setting_names()));
        if (meant)
            source.problems.push_back(
                fmt::format("{}: there is no such setting; did you mean {}?", name, environment_name(*meant)));
    }
    return source;
}

} // namespace app
