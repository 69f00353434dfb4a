#include "domain/offer/prices.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

base::Decimal decimal(const char* text) {
    return *base::parse_decimal(text);
}
base::Instant at(const char* text) {
    return *base::parse_iso(text);
}

UsageTerm usage(const char* price) {
    return {"USD", {{"ml.m5.large.m.i.r", decimal(price)}, {"ml.m5.large.m.i.b", decimal("0.1")}}};
}

TEST(RateAt, HoldsAnIncreaseBackFromThoseWhoSubscribedBefore) {
    std::vector<PriceChange> history;
    EXPECT_TRUE(append_change(history, at("2027-01-01"), usage("1")));
    EXPECT_FALSE(append_change(history, at("2027-02-01"), usage("1")));
    EXPECT_TRUE(append_change(history, at("2027-03-16"), usage("2")));
    EXPECT_TRUE(append_change(history, at("2027-08-01"), usage("1.5")));
    auto rate = [&](const char* accepted, const char* when) {
        return *rate_at(history, "ml.m5.large.m.i.r", at(accepted), at(when));
    };
    EXPECT_EQ(rate("2027-01-05", "2027-03-16"), decimal("1"));
    EXPECT_EQ(rate("2027-01-05", "2027-06-30T23:59:59Z"), decimal("1"));
    EXPECT_EQ(rate("2027-01-05", "2027-07-01"), decimal("2"));
    EXPECT_EQ(rate("2027-03-17", "2027-03-18"), decimal("2")); // who comes after it pays it at once
    EXPECT_EQ(rate("2027-01-05", "2027-08-01"), decimal("1.5"));
    EXPECT_FALSE(rate_at(history, "ml.x.m.i.r", at("2027-01-05"), at("2027-08-01")));
}

TEST(RateAt, AnIncreaseThatIsTakenBackInPartKeepsItsNotice) {
    std::vector<PriceChange> history;
    append_change(history, at("2027-01-01"), usage("1"));
    append_change(history, at("2027-07-03"), usage("2")); // told for 1 November, a day after the lock ends
    append_change(history, at("2027-10-31T06:00:00Z"), usage("1.5"));
    auto rate = [&](const char* when) { return *rate_at(history, "ml.m5.large.m.i.r", at("2027-02-01"), at(when)); };
    EXPECT_EQ(rate("2027-10-31T12:00:00Z"), decimal("1")) << "less than announced is still more than before";
    EXPECT_EQ(rate("2027-11-01"), decimal("1.5"));
    append_change(history, at("2027-11-02"), usage("0.5"));
    EXPECT_EQ(rate("2027-11-02"), decimal("0.5"));
}

std::vector<std::string> keys_of(const std::vector<Rate>& rates) {
    std::vector<std::string> keys;
    for (const Rate& rate : rates)
        keys.push_back(rate.key);
    return keys;
}

TEST(ListedRates, FillWhatAPrivateOfferDoesNotPrice) {
    const std::vector<Rate> listed = {{"ml.a.m.i.b", decimal("1")},
                                      {"ml.a.m.i.r", decimal("2")},
                                      {"ml.b.m.i.b", decimal("3")},
                                      {"ml.b.m.i.r", decimal("4")}};
    EXPECT_EQ(keys_of(rest_of(listed, {{"ml.a.m.i.b", {}}, {"ml.a.m.i.r", {}}})),
              (std::vector<std::string>{"ml.b.m.i.b", "ml.b.m.i.r"}));
    EXPECT_EQ(keys_of(rest_of(listed, {{"ml.a.m.i.b", {}}, {"m.i.c", {}}})), std::vector<std::string>{"ml.b.m.i.b"})
        << "whose endpoints are paid by the request pays no hours of them";
    EXPECT_EQ(keys_of(rest_of({{"m.i.c", {}}, {"ml.b.m.i.b", {}}}, {{"ml.a.m.i.r", {}}})),
              std::vector<std::string>{"ml.b.m.i.b"});
}

TEST(ListedRates, JoinAPrivateHistoryFromWhenTheyWere) {
    const std::vector<PriceChange> own = {{at("2027-02-01"), {{"ml.a.m.i.b", decimal("0.5")}}}};
    const std::vector<PriceChange> listed = {
        {at("2027-01-01"), {{"ml.a.m.i.b", decimal("1")}}},
        {at("2027-03-01"), {{"ml.a.m.i.b", decimal("2")}, {"ml.b.m.i.b", decimal("3")}}},
        {at("2027-04-16"), {{"ml.a.m.i.b", decimal("2")}, {"ml.b.m.i.b", decimal("4")}}}};
    const auto joined = with_listed_rates(own, listed);
    auto rate = [&](const char* key, const char* when) { return rate_at(joined, key, at("2027-02-10"), at(when)); };
    EXPECT_EQ(rate("ml.a.m.i.b", "2027-12-01"), decimal("0.5")) << "what the buyer agreed stays";
    EXPECT_FALSE(rate("ml.b.m.i.b", "2027-02-11"));
    EXPECT_EQ(rate("ml.b.m.i.b", "2027-03-01"), decimal("3"));
    EXPECT_EQ(rate("ml.b.m.i.b", "2027-07-31"), decimal("3")) << "a rise of the public price has its notice here too";
    EXPECT_EQ(rate("ml.b.m.i.b", "2027-08-01"), decimal("4"));
}

TEST(ListedRates, RaiseWhatAPrivateOfferPaysByThemAlone) {
    const std::vector<PriceChange> own = {{at("2027-02-01"), {{"ml.a.m.i.b", decimal("0.5")}}}};
    const std::vector<PriceChange> listed = {
        {at("2027-03-01"), {{"ml.a.m.i.b", decimal("2")}, {"ml.b.m.i.b", decimal("3")}}},
        {at("2027-04-16"), {{"ml.a.m.i.b", decimal("9")}, {"ml.b.m.i.b", decimal("3")}}},
        {at("2027-05-16"), {{"ml.a.m.i.b", decimal("9")}, {"ml.b.m.i.b", decimal("4")}}},
        {at("2027-06-16"), {{"ml.a.m.i.b", decimal("9")}, {"ml.b.m.i.b", decimal("1")}}}};
    const auto joined = with_listed_rates(own, listed);
    EXPECT_FALSE(raises(joined, at("2027-03-01"))) << "a new dimension is no rise";
    EXPECT_FALSE(raises(joined, at("2027-04-16"))) << "what the private offer prices itself";
    EXPECT_TRUE(raises(joined, at("2027-05-16")));
    EXPECT_FALSE(raises(joined, at("2027-06-16")));
    EXPECT_FALSE(raises(joined, at("2027-05-17"))) << "nothing changed then";
    EXPECT_TRUE(raises(listed, at("2027-04-16")));
}

TEST(Prorate, IsExactToTheMinute) {
    EXPECT_EQ(prorate(decimal("0.1"), 90), decimal("0.15"));
    EXPECT_EQ(prorate(decimal("0.1"), 1), decimal("0.00166667"));
    EXPECT_EQ(prorate(decimal("100000000"), 90), decimal("150000000"));
    EXPECT_EQ(prorate(decimal("3"), 0), base::Decimal{});
}

TEST(Estimate, ChargesWhatIsBeyondAGrant) {
    Wanted wanted{.instance_type = "ml.m5.large", .instances = 2, .minutes = 90, .trial_minutes = 90, .granted = 60};
    const auto trial = estimate(usage("1.2").rates, wanted, {});
    ASSERT_TRUE(trial);
    EXPECT_EQ(trial->software, decimal("2.4")) << "an hour of three";
    EXPECT_TRUE(trial->items[0].trial);
    EXPECT_EQ(trial->items[0].quantity, 60);
    wanted.upfront = true;
    const auto paid = estimate(usage("1.2").rates, wanted, {});
    ASSERT_TRUE(paid);
    EXPECT_EQ(paid->software, decimal("2.4"));
    EXPECT_FALSE(paid->items[0].trial);
    EXPECT_EQ(paid->items[0].price, base::Decimal{});
    wanted.granted = 0;
    EXPECT_EQ(estimate(usage("1.2").rates, wanted, {})->software, decimal("3.6"));
}

TEST(Estimate, ItemisesSoftwareInfrastructureAndTrial) {
    const auto made = estimate(usage("1.2").rates,
                               {.instance_type = "ml.m5.large", .instances = 2, .minutes = 90, .trial_minutes = 30},
                               decimal("0.115"));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->software, decimal("2.4")); // two hours of two instances are left beside the trial
    EXPECT_EQ(made->infrastructure, decimal("0.345"));
    EXPECT_EQ(made->total(), decimal("2.745"));
    ASSERT_EQ(made->items.size(), 3u);
    EXPECT_TRUE(made->items[0].trial);
    EXPECT_EQ(made->items[0].quantity, 60);
    EXPECT_FALSE(estimate(usage("1").rates, {.instance_type = "ml.x", .mode = Mode::Batch, .minutes = 1}, {}));
    const std::vector<Rate> dearest = {{"m.i.c", decimal("100000000")}};
    EXPECT_FALSE(estimate(dearest, {.instance_type = "ml.x", .minutes = 1, .requests = 1'000'000'000}, {}));
    EXPECT_EQ(estimate(dearest, {.instance_type = "ml.x", .requests = 100}, {})->total(), decimal("10000000000"));
    const std::vector<Rate> counted = {{"m.i.c", decimal("0.002")}, {"ml.m5.large.m.i.b", decimal("0.1")}};
    EXPECT_EQ(estimate(counted, {.instance_type = "ml.m5.large", .minutes = 60, .requests = 1001}, {})->total(),
              decimal("2.002"));
    EXPECT_EQ(estimate(counted, {.instance_type = "ml.m5.large", .mode = Mode::Batch, .minutes = 60, .requests = 9}, {})
                  ->total(),
              decimal("0.1"));
}

} // namespace
} // namespace domain
