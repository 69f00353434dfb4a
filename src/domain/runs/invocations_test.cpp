#include "domain/runs/invocations.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

using base::microseconds;

TEST(Invocations, BucketsAreInOrderAndNearTheirLatencies) {
    int last = -1;
    for (std::int64_t micros = 0; micros < 100'000'000; micros += 1 + micros / 50) {
        const int bucket = latency_bucket(microseconds(micros));
        ASSERT_GE(bucket, last) << micros;
        last = bucket;
        const auto off = latency_of(bucket).count() - micros;
        ASSERT_LE(off < 0 ? -off : off, micros / 15 + 1) << micros;
    }
    EXPECT_LT(last, 220) << "100 s";
    EXPECT_EQ(latency_bucket(microseconds(-5)), 0);
}

TEST(Invocations, StatusesAreToldApart) {
    Invocations minute;
    for (const int status : {200, 204, 400, 429, 500, 503, 0, 302})
        add_invocation(minute, status, microseconds(1000));
    EXPECT_EQ(minute.count, 8);
    EXPECT_EQ(minute.errors_4xx, 2);
    EXPECT_EQ(minute.errors_5xx, 4) << "what is neither an answer nor a refusal has failed";
}

TEST(Invocations, PercentilesOfSumsAreThoseOfAll) {
    Invocations fast, slow;
    for (int i = 0; i < 90; ++i)
        add_invocation(fast, 200, microseconds(1000));
    for (int i = 0; i < 10; ++i)
        add_invocation(slow, 200, microseconds(500'000));
    EXPECT_FALSE(percentile(Invocations(), 50));
    add(fast, slow);
    EXPECT_EQ(fast.count, 100);
    EXPECT_NEAR(static_cast<double>(percentile(fast, 50).value().count()), 1000, 70);
    EXPECT_NEAR(static_cast<double>(percentile(fast, 90).value().count()), 1000, 70);
    EXPECT_NEAR(static_cast<double>(percentile(fast, 95).value().count()), 500'000, 35'000);
}

TEST(Invocations, LatenciesAreReadAsTheyWereWritten) {
    Invocations minute;
    for (const int micros : {3, 3, 900, 77'000})
        add_invocation(minute, 200, microseconds(micros));
    EXPECT_EQ(parse_latencies(render_latencies(minute)), minute.latencies);
    EXPECT_TRUE(parse_latencies("").empty());
    EXPECT_EQ(parse_latencies("4:2,x").size(), 1u);
}

TEST(Invocations, PeriodsBeginOnTheClock) {
    const auto when = base::Instant::from_seconds(3600 * 10 + 61 * 7);
    EXPECT_EQ(period_of(when, 1), base::Instant::from_seconds(3600 * 10 + 420));
    EXPECT_EQ(period_of(when, 60), base::Instant::from_seconds(3600 * 10));
}

} // namespace
} // namespace domain
