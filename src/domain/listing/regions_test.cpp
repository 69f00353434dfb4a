#include "domain/listing/regions.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

MarketPolicy market_in(std::vector<std::string> regions) {
    MarketPolicy policy;
    policy.regions = std::move(regions);
    return policy;
}

TEST(Regions, AProductIsSoldEverywhereAlsoInFutureRegionsByDefault) { // S20
    EXPECT_TRUE(sold_in(Product{}, {}, "eu-west-1"));
    EXPECT_TRUE(sold_in(Product{}, {}, "mars-north-1"));
    EXPECT_TRUE(sold_in(Product{}, market_in({"mars-north-1"}), "mars-north-1"));
    EXPECT_FALSE(sold_in(Product{}, market_in({"mars-north-1"}), "eu-west-1"));
}

TEST(Regions, AChoiceHoldsAndSurvivesTheDocument) { // S20
    const auto chosen = choose_regions({}, {}, std::vector<std::string>{"eu-west-1", "eu-west-1", "us-east-1"});
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->regions, (std::vector<std::string>{"eu-west-1", "us-east-1"}));
    const Product read = parse_product("prod-1", render(*chosen));
    EXPECT_TRUE(sold_in(read, {}, "us-east-1"));
    EXPECT_FALSE(sold_in(read, {}, "ap-south-1"));
    const auto all = choose_regions(read, market_in({"a-1", "b-1"}), std::nullopt);
    EXPECT_TRUE(all->future_regions);
    EXPECT_EQ(all->regions, (std::vector<std::string>{"a-1", "b-1"}));
}

TEST(Regions, OnlyTheMarketsRegionsCanBeChosen) {
    const auto refused = choose_regions({}, market_in({"a-1"}), std::vector<std::string>{"eu-west-1"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.refusals()[0].code, "INVALID_REGIONS");
    EXPECT_NE(refused.refusals()[0].message.find("a-1"), std::string::npos);
}

TEST(Regions, TheyAreFrozenWithTheSubmission) { // S21
    Product product;
    product.visibility = Visibility::Limited;
    const auto refused = choose_regions(product, {}, std::vector<std::string>{"eu-west-1"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.refusals()[0].code, "INVALID_PRODUCT_STATE");
}

} // namespace
} // namespace domain
