#include "outside/docker/timed_lines.hpp"

#include <gtest/gtest.h>

namespace outside {
namespace {

TEST(TimedLines, TimesAreReadToTheNanosecond) {
    const auto lines = parse_timed_lines("2026-11-23T10:15:00.123456789Z one two\n2026-11-23T10:15:01Z \n"
                                         "2026-11-23T10:15:01.5Z three");
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].text, "one two");
    EXPECT_EQ(lines[0].nanos % 1'000'000'000, 123'456'789);
    EXPECT_EQ(lines[1].text, "");
    EXPECT_EQ(lines[1].nanos - lines[0].nanos, 1'000'000'000 - 123'456'789);
    EXPECT_EQ(lines[2].text, "three");
    EXPECT_EQ(lines[2].nanos - lines[1].nanos, 500'000'000);
}

TEST(TimedLines, WhatHasNoTimeGoesOnWithTheLineBefore) {
    EXPECT_TRUE(parse_timed_lines("no time\n").empty());
    const auto lines = parse_timed_lines("2026-11-23T10:15:00Z begun\n2026-11-23T10:xx:00Z rest\n");
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].text, "begun2026-11-23T10:xx:00Z rest");
}

} // namespace
} // namespace outside
