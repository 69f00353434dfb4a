#include "domain/runs/batches.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace domain {
namespace {

using testing::ElementsAre;

TEST(Batches, AWholeObjectIsOneRequest) {
    EXPECT_THAT(*plan_batches("1,2\n3,4\n", {}), ElementsAre("1,2\n3,4\n"));
    EXPECT_THAT(*plan_batches("", {}), ElementsAre(""));
    EXPECT_FALSE(plan_batches(std::string((6 << 20) + 1, 'x'), {}));
    EXPECT_TRUE(plan_batches(std::string((6 << 20) + 1, 'x'), {.payload_limit = 0}));
}

TEST(Batches, LinesAreKeptWholeAndFilledUp) {
    EXPECT_THAT(*plan_batches("1\n2\n3", {.split_lines = true, .many_records = false}), ElementsAre("1\n", "2\n", "3"));
    EXPECT_THAT(*plan_batches("1\n2\n3", {.split_lines = true}), ElementsAre("1\n2\n3"));
    const std::string line = std::string(400'000, 'x') + "\n";
    const std::string object = line + line + line;
    const auto batches = plan_batches(object, {.split_lines = true, .payload_limit = 1});
    ASSERT_TRUE(batches);
    EXPECT_THAT(*batches, ElementsAre(line + line, line));
    EXPECT_FALSE(plan_batches(std::string((1 << 20) + 1, 'x') + "\n", {.split_lines = true, .payload_limit = 1}));
}

TEST(Batches, AnswersKeepTheirOrder) {
    EXPECT_EQ(assemble({"a", "b"}, {}), "ab");
    EXPECT_EQ(assemble({"a", "b"}, {.end_with_line = true}), "a\nb\n");
}

TEST(Batches, TheJobDecidesThenTheContainerThenTheDefaults) {
    const auto container = parse_execution_parameters(
        R"({"MaxConcurrentTransforms": 8, "BatchStrategy": "SINGLE_RECORD", "MaxPayloadInMB": 20})");
    auto rules = decide_batch_rules(boost::json::object(), container);
    EXPECT_EQ(rules.concurrent, 5); // 5 times 20 MB are the most
    EXPECT_FALSE(rules.many_records);
    rules = decide_batch_rules(boost::json::parse(R"({"BatchStrategy": "MultiRecord", "MaxPayloadInMB": 1,
        "MaxConcurrentTransforms": 2, "TransformInput": {"SplitType": "Line"},
        "TransformOutput": {"AssembleWith": "Line"}})"),
                               container);
    EXPECT_EQ(rules.concurrent, 2);
    EXPECT_EQ(rules.payload_limit, 1);
    EXPECT_TRUE(rules.many_records && rules.split_lines && rules.end_with_line);
    rules = decide_batch_rules(boost::json::object(), parse_execution_parameters("<html>"));
    EXPECT_EQ(rules.concurrent, 1);
    EXPECT_EQ(rules.payload_limit, 6);
}

TEST(Batches, OutputsAreNamedAfterTheirInputs) {
    EXPECT_EQ(output_key("out", "p/file.csv", "p/file.csv"), "out/file.csv.out");
    EXPECT_EQ(output_key("out/", "p/", "p/input.csv"), "out/input.csv.out");
    EXPECT_EQ(output_key("out", "in", "in/a.csv"), "out/in/a.csv.out");
    EXPECT_EQ(output_key("", "p/", "p/x/a.csv"), "x/a.csv.out");
}

TEST(Batches, S3AddressesAreTakenApart) {
    EXPECT_EQ(parse_s3_address("s3://b/k/x")->key, "k/x");
    EXPECT_EQ(parse_s3_address("s3://b")->bucket, "b");
    EXPECT_FALSE(parse_s3_address("https://b/k"));
    EXPECT_FALSE(parse_s3_address("s3:///k"));
}

} // namespace
} // namespace domain
