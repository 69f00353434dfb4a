#include "domain/readiness/suspended.hpp"

#include "domain/readiness/rules.hpp"

#include <gtest/gtest.h>
#include <set>

namespace domain::readiness {
namespace {

using boost::json::parse;

std::set<std::string> ids_of(const Checks& checks) {
    std::set<std::string> ids;
    for (const Check& check : checks)
        ids.insert(check.id);
    return ids;
}

TEST(Suspended, Every_recommendation_can_be_suspended_and_nothing_else) {
    const auto ids = ids_of(recommendations());
    EXPECT_EQ(ids.size(), recommendations().size());
    for (const char* id : {"title.case", "logo.shape", "logo.background", "input.limitations_given",
                           "content.framework", "offer.trial", "translations.complete"})
        EXPECT_TRUE(ids.contains(id)) << id;
    EXPECT_FALSE(ids.contains("title.length"));
    for (const Check& check : check_listing({}))
        EXPECT_EQ(ids.contains(check.id), check.level == Level::Recommended) << check.id;
}

TEST(Suspended, A_report_leaves_out_what_is_suspended_but_no_requirement) {
    const auto policy = parse(R"({"SuspendedRules": ["title.case", "title.length"]})");
    const auto ids = ids_of(without_suspended(check_listing({}), policy));
    EXPECT_FALSE(ids.contains("title.case"));
    EXPECT_TRUE(ids.contains("title.length"));
    EXPECT_EQ(ids.size() + 1, check_listing({}).size());
    EXPECT_EQ(without_suspended(check_listing({}), parse("{}")).size(), check_listing({}).size());
}

TEST(Suspended, What_is_no_recommendation_is_refused_with_its_place) {
    const auto refused = check_suspended(parse(R"({"SuspendedRules": ["title.case", "title.length", "no.rule"]})"));
    ASSERT_EQ(refused.size(), 2u);
    EXPECT_EQ(refused[0].code, "UNKNOWN_RULE");
    EXPECT_EQ(refused[0].where, "Policy.SuspendedRules[1]");
    EXPECT_EQ(refused[1].where, "Policy.SuspendedRules[2]");
}

} // namespace
} // namespace domain::readiness
