#include "domain/runs/tries.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

base::Document instructions() {
    return *base::parse_document(R"({
        "InputProperties": {"SampleInput": {"RealtimeInferenceText": "1,2", "BatchTransformUrl": "https://a/in"}},
        "OutputProperties": {"SampleOutput": {"RealtimeInferenceUrl": "https://a/out"}}})");
}

TEST(Tries, SamplesAreThoseWithAnInput) {
    const auto samples = samples_of(instructions());
    ASSERT_EQ(samples.size(), 2u);
    EXPECT_EQ(samples[0].id, "REALTIME");
    EXPECT_EQ(samples[0].input, "1,2");
    EXPECT_EQ(samples[0].output_url, "https://a/out");
    EXPECT_TRUE(samples[0].has_output());
    EXPECT_EQ(samples[1].id, "BATCH");
    EXPECT_EQ(samples[1].input_url, "https://a/in");
    EXPECT_FALSE(samples[1].has_output());
    EXPECT_TRUE(samples_of(*base::parse_document(R"({"OutputProperties": {}})")).empty());
}

TEST(Tries, ASampleSurvivesItsDocument) {
    const Sample sample{"BATCH", "in", "https://a/in", "out", "https://a/out"};
    const Sample again = parse_sample(render(sample));
    EXPECT_EQ(again.id, "BATCH");
    EXPECT_EQ(again.input_url, "https://a/in");
    EXPECT_EQ(again.output, "out");
}

TEST(Tries, WhatIsMissingIsToldBeforeWhatIsNotAllowed) {
    TryPolicy policy;
    policy.allowed = TriesAllowed::None;
    EXPECT_EQ(find_obstacle(policy, {}, {.kind = AssetKind::Algorithm}), "ALGORITHM");
    EXPECT_EQ(find_obstacle(policy, {}, {.offered = false, .owner = true}), "NOT_OFFERED");
    EXPECT_EQ(find_obstacle(policy, {}, {.containers = 2}), "SEVERAL_CONTAINERS");
    EXPECT_EQ(find_obstacle(policy, {}, {}), "NOT_ALLOWED");
}

TEST(Tries, OwnInputNeedsTheSellersLeave) {
    TryPolicy policy;
    EXPECT_EQ(find_obstacle(policy, {}, {}), "");
    EXPECT_EQ(find_obstacle(policy, {}, {.own_input = true}), "INPUT_NOT_ALLOWED");
    EXPECT_EQ(find_obstacle(policy, {}, {.own_input = true, .owner = true}), "");
    policy.allowed = TriesAllowed::AnyInput;
    EXPECT_EQ(find_obstacle(policy, {}, {.own_input = true}), "");
}

TEST(Tries, LimitsBindEverybodyButTheSeller) {
    TryPolicy policy;
    policy.per_account = 2;
    policy.per_day = 5;
    EXPECT_EQ(tries_left(policy, {.of_account = 1, .of_product = 2}, false), 1);
    EXPECT_EQ(find_obstacle(policy, {.of_account = 2, .of_product = 2}, {}), "ACCOUNT_LIMIT");
    EXPECT_EQ(find_obstacle(policy, {.of_account = 0, .of_product = 5}, {}), "PRODUCT_LIMIT");
    EXPECT_EQ(tries_left(policy, {.of_account = 0, .of_product = 7}, false), 0);
    EXPECT_EQ(find_obstacle(policy, {.of_account = 9, .of_product = 9}, {.owner = true}), "");
    EXPECT_EQ(find_obstacle(policy, {.open = most_open_tries}, {.owner = true}), "TOO_MANY_OPEN");
}

TEST(Tries, EveryObstacleSaysWhatToDo) {
    for (const char* obstacle : {"NOT_OFFERED", "ALGORITHM", "SEVERAL_CONTAINERS", "NOT_ALLOWED", "INPUT_NOT_ALLOWED",
                                 "ACCOUNT_LIMIT", "PRODUCT_LIMIT", "TOO_MANY_OPEN"}) {
        const std::string told = describe_obstacle(obstacle, {});
        EXPECT_NE(told.find(". "), std::string::npos) << told;
    }
}

TEST(Tries, TheTypicalAnswerIsTheMedianOfTheLatest) {
    AnswerTimes times;
    EXPECT_FALSE(typical(times));
    add_answer(times, 900'000); // the first of a cold container
    EXPECT_EQ(typical(times), 900'000);
    for (const std::int64_t micros : {12'000, 14'000, 13'000})
        add_answer(times, micros);
    EXPECT_EQ(typical(times), 13'000);
    for (int more = 0; more < 40; ++more)
        add_answer(times, 5'000);
    EXPECT_EQ(typical(times), 5'000);
    EXPECT_LT(times.size(), 30u) << "old ones are forgotten";
}

TEST(Tries, AnswerTimesSurviveTheirText) {
    EXPECT_EQ(render(AnswerTimes{12'500, 7}), "12500,7");
    EXPECT_EQ(parse_answer_times("12500,7"), (AnswerTimes{12'500, 7}));
    EXPECT_TRUE(parse_answer_times("").empty());
    EXPECT_TRUE(parse_answer_times("none").empty());
}

} // namespace
} // namespace domain
