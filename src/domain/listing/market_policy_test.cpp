#include "domain/listing/market_policy.hpp"

#include <gtest/gtest.h>

namespace {

domain::MarketPolicy parse(std::string_view json) {
    return domain::parse_market_policy(boost::json::parse(json));
}

TEST(MarketPolicy, WhatIsLeftOutHasItsDefault) {
    const auto policy = parse("{}");
    EXPECT_EQ(policy.seller_verification, domain::Grant::Automatic);
    EXPECT_EQ(policy.allow_list_requests, domain::Grant::Operator);
    EXPECT_EQ(policy.processing, domain::Processing::Immediate);
    EXPECT_EQ(policy.longest_trial_days, 31);
    EXPECT_TRUE(policy.infrastructure_prices.empty());
}

TEST(MarketPolicy, TakesWhatTheOperatorDecided) {
    const auto policy =
        parse(R"({"SellerVerification":"OPERATOR","AllowListRequests":"AUTOMATIC","ReviewModeration":"OPERATOR",
        "Processing":{"Mode":"REVIEW","ReviewDays":5},"FreeTrial":{"ShortestDays":1},"Regions":["eu-west-3"],
        "InfrastructurePrices":[{"InstanceType":"ml.m5.large","PricePerHour":"0.115"}]})");
    EXPECT_EQ(policy.seller_verification, domain::Grant::Operator);
    EXPECT_EQ(policy.allow_list_requests, domain::Grant::Automatic);
    EXPECT_EQ(policy.review_moderation, domain::Grant::Operator);
    EXPECT_EQ(policy.processing, domain::Processing::Review);
    EXPECT_EQ(policy.review_deadline, std::chrono::days(5));
    EXPECT_EQ(policy.shortest_trial_days, 1);
    EXPECT_EQ(policy.regions, std::vector<std::string>{"eu-west-3"});
    EXPECT_EQ(base::render(policy.infrastructure_prices.at("ml.m5.large").amount), "0.115");
}

} // namespace
