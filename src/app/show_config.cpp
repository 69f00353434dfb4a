#include "app/show_config.hpp"

#include "base/document.hpp"

#include <fmt/format.h>

namespace app {

namespace {

std::string place_of(const Loaded& loaded, const Setting& setting) {
    const auto found = loaded.places.find(setting.name);
    return found == loaded.places.end() ? "default" : found->second;
}

constexpr std::string_view introduction = R"(# Configuration

Every setting has one name. It may stand in a TOML file (`souk serve --config souk.toml`, or `SOUK_CONFIG`), in the
environment (`SOUK_BODY_LIMIT=2GiB`) or on the command line (`--body-limit 2GiB`). The command line wins over the
environment, and that over the file. What is not set has the default.

- An unknown name is an error that tells the nearest known one; all errors are told at once, with their places.
- Bytes are numbers, or texts such as `"64KiB"` and `"2GB"`; times are seconds, or texts such as `"90s"` and `"15m"`.
- Paths are taken from the folder in which `souk` is started.
- `souk config` prints the settings that hold, and where each comes from. No setting is a secret: secrets lie in files
  (`secrets.key` in the data folder, the TLS key), and settings name the files.

```toml
# souk.toml
data = "/var/lib/souk"
address = "0.0.0.0"
base_url = "https://souk.example"
certificate = "/etc/souk/chain.pem"
private_key = "/etc/souk/key.pem"
```

This page is printed by `souk config --reference`, and a test compares the two.
)";

} // namespace

std::string render_config(const Loaded& loaded) {
    std::string text;
    std::string_view section;
    for (const Setting& setting : settings()) {
        if (setting.section != section) text += fmt::format("{}# {}\n", section.empty() ? "" : "\n", setting.section);
        section = setting.section;
        text += fmt::format("{:<50} # {}\n", fmt::format("{} = {}", setting.name, render_toml(setting, loaded.config)),
                            place_of(loaded, setting));
    }
    return text;
}

std::string render_json(const Loaded& loaded) {
    boost::json::object all;
    for (const Setting& setting : settings())
        all[setting.name] = {{"value", base::parse_document(render_toml(setting, loaded.config)).value_or(nullptr)},
                             {"from", place_of(loaded, setting)}};
    return base::render(all) + "\n";
}

std::string render_reference() {
    std::string text(introduction);
    std::string_view section;
    for (const Setting& setting : settings()) {
        if (setting.section != section)
            text +=
                fmt::format("\n## {}\n\n| setting | kind | default | meaning |\n|---|---|---|---|\n", setting.section);
        section = setting.section;
        text += fmt::format("| `{}` | {} | `{}` | {} |\n", setting.name, kind_of(setting),
                            render_toml(setting, Config()), setting.meaning);
    }
    return text;
}

} // namespace app
