#include "app/config.hpp"
#include "app/market_clock.hpp"
#include "app/show_config.hpp"
#include "app/values.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <set>
#include <unistd.h>

namespace app {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class ConfigFile : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = testing::TempDir() + "souk-config-XXXXXX";
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    Source file(const std::string& text) {
        std::ofstream(folder_ / "souk.toml") << text;
        return read_file(folder_ / "souk.toml");
    }
    std::filesystem::path folder_;
};

Source environment(const std::vector<const char*>& lines) {
    std::vector<const char*> all = lines;
    all.push_back(nullptr);
    return read_environment(all.data());
}

Source flags(const std::string& name, const std::string& value) {
    return {.entries = {{name, value, "--" + name}}};
}

std::vector<std::string> problems_of(const std::vector<Source>& sources) {
    try {
        load(sources);
    } catch (const ConfigError& error) {
        return error.problems;
    }
    return {};
}

TEST(MarketClock, BeginsAtATimeOrADistanceFromNow) {
    const auto now = base::Instant::from_seconds(1'000);
    EXPECT_EQ(parse_clock_start("+90d", now), now + std::chrono::days(90));
    EXPECT_EQ(parse_clock_start("2027-01-31T09:00:00Z", now), base::parse_iso("2027-01-31T09:00:00Z"));
    EXPECT_FALSE(parse_clock_start("-1d", now));
    EXPECT_FALSE(parse_clock_start("+soon", now));
    EXPECT_THAT(problems_of({flags("clock", "tomorrow")}), ElementsAre(HasSubstr("must be a time such as")));
}

TEST(Values, BytesAndTimesAreReadWithAndWithoutUnits) {
    EXPECT_EQ(parse_bytes("65536"), 65536u);
    EXPECT_EQ(parse_bytes("64KiB"), 65536u);
    EXPECT_EQ(parse_bytes("64 KiB"), 65536u);
    EXPECT_EQ(parse_bytes("2GB"), 2'000'000'000u);
    EXPECT_EQ(parse_time("90"), std::chrono::seconds(90));
    EXPECT_EQ(parse_time("15m"), std::chrono::minutes(15));
    EXPECT_EQ(parse_time("1d"), std::chrono::hours(24));
    EXPECT_EQ(parse_flag("off"), false);
}

TEST(Values, WhatIsNoneIsAbsent) {
    for (const char* text : {"", "-1", "1.5", "64 kib", "KiB", "99999999999999999999", "99999999999TiB", "1 s s"}) {
        EXPECT_FALSE(parse_bytes(text)) << text;
        EXPECT_FALSE(parse_time(text)) << text;
    }
    EXPECT_FALSE(parse_count("12x"));
    EXPECT_FALSE(parse_flag("TRUE!"));
}

TEST(Settings, EveryNameIsThereOnceAndEveryDefaultIsValid) {
    std::set<std::string_view> names;
    for (const Setting& setting : settings()) {
        EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
        EXPECT_THAT(setting.meaning, testing::EndsWith(".")) << setting.name;
        std::string text = render_toml(setting, Config());
        if (text.starts_with('"')) text = text.substr(1, text.size() - 2);
        Config config;
        EXPECT_EQ(assign(setting, text, config), "") << setting.name;
        EXPECT_EQ(render_toml(setting, config), render_toml(setting, Config())) << setting.name;
    }
}

TEST_F(ConfigFile, FlagsWinOverTheEnvironmentAndThatOverTheFile) {
    const auto toml = file("port = 1\nworkers = 2\nregion = \"eu-west-1\"\nmetrics = false\nbody_limit = \"2GiB\"\n");
    const auto loaded = load({toml, environment({"SOUK_PORT=3", "SOUK_WORKERS=4", "HOME=/"}), flags("port", "5")});
    EXPECT_EQ(loaded.config.port, 5);
    EXPECT_EQ(loaded.config.workers, 4);
    EXPECT_EQ(loaded.config.region, "eu-west-1");
    EXPECT_FALSE(loaded.config.metrics);
    EXPECT_EQ(loaded.config.body_limit, 2ull << 30);
    EXPECT_EQ(loaded.places.at("port"), "--port");
    EXPECT_EQ(loaded.places.at("workers"), "SOUK_WORKERS");
    EXPECT_THAT(loaded.places.at("region"), HasSubstr("line 3"));
    EXPECT_FALSE(loaded.places.contains("grace"));
}

TEST_F(ConfigFile, AnUnknownKeyIsToldWithTheNearestOne) {
    EXPECT_THAT(problems_of({file("prot = 1\n")}),
                ElementsAre(AllOf(HasSubstr("line 1"), HasSubstr("prot"), HasSubstr("did you mean port?"))));
    EXPECT_THAT(problems_of({file("something_else_entirely = 1\n")}), ElementsAre(HasSubstr("--reference")));
    EXPECT_THAT(problems_of({environment({"SOUK_BODY_LIMITS=1"})}), ElementsAre(HasSubstr("SOUK_BODY_LIMIT?")));
}

TEST_F(ConfigFile, EveryProblemIsToldAtOnce) {
    const auto toml = file("port = 70000\nheader_timeout = \"soon\"\nregoin = \"x\"\nworkers = [1]\n");
    EXPECT_THAT(problems_of({toml, environment({"SOUK_BODY_LIMIT=1"})}),
                testing::UnorderedElementsAre(HasSubstr("port must be from 0 to 65535, not \"70000\""),
                                              HasSubstr("header_timeout must be a time"),
                                              HasSubstr("did you mean region?"), HasSubstr("workers must be a text"),
                                              HasSubstr("SOUK_BODY_LIMIT: body_limit must")));
}

TEST_F(ConfigFile, AFileThatIsNotTomlOrNotThereIsToldWithItsPlace) {
    EXPECT_THAT(problems_of({file("port = \n")}), ElementsAre(HasSubstr("souk.toml line 1")));
    EXPECT_THAT(problems_of({read_file(folder_ / "none.toml")}), ElementsAre(HasSubstr("none.toml")));
}

TEST(Environment, VariablesOfOthersAreLeftAlone) {
    const auto source = environment({"SOUK_PORT=tcp://10.0.0.1:80", "SOUK_SERVICE_HOST=10.0.0.1", "SOUK_FAULT=x",
                                     "SOUK_PORT_8484_TCP=tcp://10.0.0.1:8484", "SOUK_CONFIG=f"});
    EXPECT_THAT(source.entries, IsEmpty());
    EXPECT_THAT(source.problems, IsEmpty());
}

TEST(Load, ACertificateNeedsItsKey) {
    EXPECT_THAT(problems_of({flags("certificate", "a.pem")}), ElementsAre(HasSubstr("private_key")));
}

TEST_F(ConfigFile, WhatIsPrintedCanBeReadAgain) {
    const auto changed = load({flags("workers", "7"), flags("grace", "90")});
    const auto again = load({file(render_config(changed))});
    EXPECT_EQ(again.config.workers, 7);
    EXPECT_EQ(again.config.grace, std::chrono::seconds(90));
    EXPECT_THAT(render_config(changed),
                AllOf(HasSubstr("workers = 7"), HasSubstr("# --workers"), HasSubstr("# default")));
}

TEST(Reference, ThePageIsTheTableOfSettings) {
    std::ifstream page(SOUK_SOURCE_DIR "/docs/operate/configuration.md");
    const std::string text((std::istreambuf_iterator<char>(page)), {});
    EXPECT_EQ(text, render_reference()) << "souk config --reference > docs/operate/configuration.md";
}

TEST(BaseUrl, IsMadeFromWhereTheServerListens) {
    Config config;
    EXPECT_EQ(base_url_of(config, 8484), "http://127.0.0.1:8484");
    config.address = "::";
    config.certificate = "c";
    EXPECT_EQ(base_url_of(config, 443), "https://[::1]:443");
    config.base_url = "https://souk.example";
    EXPECT_EQ(base_url_of(config, 1), "https://souk.example");
}

} // namespace
} // namespace app
