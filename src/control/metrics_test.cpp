#include "control/metrics.hpp"

#include <gtest/gtest.h>

namespace control {
namespace {

TEST(Metrics, TheLastMatchOfEachCounts) {
    MetricReader reader(
        boost::json::parse(R"j([{"Name": "acc", "Regex": "acc: (\\S+)"}, {"Name": "loss", "Regex": "loss=([0-9.e-]+);"},
        {"Name": "none", "Regex": "never (\\d)"}, {"Name": "broken", "Regex": "("}, {"Name": "evil", "Regex": "(a+)+$"}])j")
            .as_array());
    const auto now = base::Instant::from_seconds(100);
    reader.feed("acc: 0.5\nlo", now);
    reader.feed("ss=1e-3;\nacc: 0.", now);
    reader.feed("75\nacc: word\n" + std::string(5000, 'a') + "!\nacc: 0.9 unfinished", now);
    const auto values = reader.final_values();
    ASSERT_EQ(values.size(), 2u);
    EXPECT_EQ(values[0].at("MetricName"), "acc");
    EXPECT_EQ(values[0].at("Value").as_double(), 0.75);
    EXPECT_EQ(values[1].at("Value").as_double(), 0.001);
}

} // namespace
} // namespace control
