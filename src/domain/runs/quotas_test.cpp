#include "domain/runs/quotas.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

Quotas parse(std::string_view text) {
    return parse_quotas(base::parse_document(text).value());
}

TEST(Quotas, TheAccountsOwnGoesBeforeTheMarkets) {
    const Quotas both = combine(parse(R"({"Endpoints": 2})"), parse(R"({"Endpoints": 9, "Jobs": 1})"));
    EXPECT_EQ(both.of(Quota::Endpoints), 2);
    EXPECT_EQ(both.of(Quota::Jobs), 1);
    EXPECT_FALSE(both.of(Quota::Instances));
    EXPECT_EQ(base::render(render(both)), R"({"Endpoints":2,"Jobs":1})");
}

TEST(Quotas, WhatIsTooMuchIsNamedWithItsQuotaAndTheRoomLeft) {
    const Quotas quotas = parse(R"({"Instances": 4})");
    QuotaUse use;
    use.of(Quota::Instances) = 3;
    EXPECT_EQ(judge_quota(Quota::Instances, quotas, use, 1, "1"), "");
    const std::string why = judge_quota(Quota::Instances, quotas, use, 2, "111122223333");
    EXPECT_NE(why.find("quota INSTANCES of account 111122223333 is 4"), std::string::npos) << why;
    EXPECT_NE(why.find("3 are in use, and 2 more"), std::string::npos) << why;
}

TEST(Quotas, WhoIsAboveALoweredQuotaMayStillShrink) {
    QuotaUse use;
    use.of(Quota::Endpoints) = 5;
    const Quotas quotas = parse(R"({"Endpoints": 0})");
    EXPECT_EQ(judge_quota(Quota::Endpoints, quotas, use, 0, "1"), "");
    EXPECT_EQ(judge_quota(Quota::Endpoints, quotas, use, -1, "1"), "");
    EXPECT_NE(judge_quota(Quota::Endpoints, quotas, use, 1, "1"), "");
    EXPECT_EQ(judge_quota(Quota::Endpoints, {}, use, 100, "1"), "");
}

} // namespace
} // namespace domain
