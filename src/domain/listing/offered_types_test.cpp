#include "domain/listing/offered_types.hpp"

#include "domain/known_instances.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

using boost::json::parse;

TEST(OfferedTypes, All_are_offered_until_some_are_withdrawn) {
    EXPECT_FALSE(is_withdrawn(parse("{}"), "ml.m5.large"));
    const auto policy = parse(R"({"WithdrawnInstanceTypes": ["ml.m5.large"]})");
    EXPECT_TRUE(is_withdrawn(policy, "ml.m5.large"));
    EXPECT_FALSE(is_withdrawn(policy, "ml.m5.xlarge"));
}

TEST(OfferedTypes, What_asks_for_a_withdrawn_one_is_refused_with_its_place) {
    const auto policy = parse(R"({"WithdrawnInstanceTypes": ["ml.m5.large", "ml.c5.large"]})");
    const auto request = parse(R"({"ProductionVariants": [{"InstanceType": "ml.m5.xlarge"},
        {"InstanceType": "ml.m5.large"}], "Supported": ["ml.m5.large"],
        "Profiles": [{"Transform": {"Resources": {"InstanceType": "ml.c5.large"}}}]})");
    const auto refused = check_asked_types(request, policy);
    ASSERT_EQ(refused.size(), 2u);
    EXPECT_EQ(refused[0].where, "ProductionVariants[1].InstanceType");
    EXPECT_EQ(refused[1].where, "Profiles[0].Transform.Resources.InstanceType");
    EXPECT_NE(refused[0].message.find("ml.m5.large"), std::string::npos);
    EXPECT_TRUE(check_asked_types(request, parse("{}")).empty());
}

TEST(OfferedTypes, A_policy_withdraws_what_is_known_and_leaves_something) {
    const auto unknown = check_withdrawn_types(parse(R"({"WithdrawnInstanceTypes": ["ml.m5.large", "ml.m5.lrage"]})"));
    ASSERT_EQ(unknown.size(), 1u);
    EXPECT_EQ(unknown[0].code, "UNKNOWN_INSTANCE_TYPE");
    EXPECT_EQ(unknown[0].where, "Policy.WithdrawnInstanceTypes[1]");
    boost::json::array all;
    for (const InstanceType& type : instance_types())
        all.emplace_back(type.name);
    const auto none = check_withdrawn_types(boost::json::object{{"WithdrawnInstanceTypes", all}});
    ASSERT_EQ(none.size(), 1u);
    EXPECT_EQ(none[0].code, "NO_INSTANCE_TYPE");
    all.pop_back();
    EXPECT_TRUE(check_withdrawn_types(boost::json::object{{"WithdrawnInstanceTypes", all}}).empty());
}

} // namespace
} // namespace domain
