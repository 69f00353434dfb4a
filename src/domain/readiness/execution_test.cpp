#include "domain/readiness/execution.hpp"

#include <gtest/gtest.h>

namespace domain::readiness {
namespace {

TEST(ReadinessExecution, Answers_are_alike_exactly_as_json_or_by_their_numbers) {
    EXPECT_EQ(compare("B,0.5\n", "B,0.5"), Likeness::Exact);
    EXPECT_EQ(compare(R"({"a": 1, "b": [1, 2]})", R"({"b":[1,2],"a":1})"), Likeness::Json);
    EXPECT_EQ(compare(R"({"p": 0.1234567})", R"({"p": 0.12345671})"), Likeness::Numeric);
    EXPECT_EQ(compare("B,0.1234567\nM,2", "B,0.12345671\nM,2.0\n"), Likeness::Numeric);
}

TEST(ReadinessExecution, Other_answers_differ) {
    EXPECT_EQ(compare("B,0.5", "M,0.5"), Likeness::Different);
    EXPECT_EQ(compare("0.5", "0.51"), Likeness::Different);
    EXPECT_EQ(compare("B,0.5\nB,0.5", "B,0.5"), Likeness::Different);
    EXPECT_EQ(compare(R"({"a": 1})", R"({"a": 1, "b": 2})"), Likeness::Different);
    EXPECT_EQ(compare(R"(["1"])", "[1]"), Likeness::Different);
    EXPECT_EQ(compare("something", ""), Likeness::Different);
    EXPECT_EQ(compare("nan", "nan2"), Likeness::Different);
}

TEST(ReadinessExecution, The_content_type_follows_from_the_sample) {
    const base::Document types = boost::json::array{"text/csv", "application/json", "application/jsonlines"};
    EXPECT_EQ(choose_content_type("1,2\n3,4", types), "text/csv");
    EXPECT_EQ(choose_content_type(R"({"x": 1})", types), "application/json");
    EXPECT_EQ(choose_content_type("{\"x\": 1}\n{\"x\": 2}\n", types), "application/jsonlines");
    EXPECT_EQ(choose_content_type("1,2", boost::json::array{"image/png"}), "image/png");
    EXPECT_EQ(choose_content_type("1,2", nullptr), "text/csv");
}

TEST(ReadinessExecution, Only_what_has_both_samples_is_run) {
    Listing listing;
    listing.version.emplace();
    listing.version->instructions = boost::json::parse(R"({"SampleNotebookUrl": "https://example.com/n.ipynb",
        "InputProperties": {"SampleInput": {"RealtimeInferenceText": "1", "BatchTransformUrl": "s3://b/in"}},
        "OutputProperties": {"SampleOutput": {"RealtimeInferenceText": "2"}}})");
    listing.logo.url = "https://example.com/logo.png";
    const base::Document plan = plan_execution(listing);
    const Checks checks = planned_checks(plan, "why", "how");
    std::vector<std::string> ids;
    for (const Check& check : checks)
        ids.push_back(check.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"run.sample_realtime", "link.notebook", "file.logo"}));
    EXPECT_EQ(checks.front().verdict.status, Status::NotChecked);
}

TEST(ReadinessExecution, Results_are_read_as_they_were_written) {
    Check check{"link.notebook",
                Group::Executed,
                Level::Required,
                "AddDeliveryOptions.SampleNotebookUrl",
                fail("It answers 404.", "Correct it.", {{"url", "https://example.com"}}),
                base::Instant::from_micros(1'700'000'000'123'456)};
    const Checks read = parse_checks(render(Checks{check}));
    ASSERT_EQ(read.size(), 1u);
    EXPECT_EQ(read[0].id, check.id);
    EXPECT_EQ(read[0].verdict, check.verdict);
    EXPECT_EQ(read[0].checked, check.checked);
    EXPECT_TRUE(parse_checks(nullptr).empty());
}

TEST(ReadinessExecution, What_is_under_way_shows_its_results_as_they_come) {
    const base::Document plan = boost::json::parse(
        R"({"Runs": [{"Id": "run.sample_realtime"}], "Links": [{"Id": "link.notebook"}, {"Id": "link.repository"}]})");
    Check done{"link.notebook", Group::Executed, Level::Required, "", pass(), base::Instant::from_micros(1)};
    const Checks checks = checks_so_far(plan, render(Checks{done}));
    ASSERT_EQ(checks.size(), 3u);
    EXPECT_EQ(checks[0].verdict.status, Status::NotChecked);
    EXPECT_EQ(checks[1].id, "link.notebook");
    EXPECT_EQ(checks[1].verdict.status, Status::Pass);
    EXPECT_EQ(checks[2].verdict.status, Status::NotChecked);
}

} // namespace
} // namespace domain::readiness
