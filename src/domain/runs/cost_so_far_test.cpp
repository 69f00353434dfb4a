#include "domain/runs/cost_so_far.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const base::Instant start = *base::parse_iso("2027-01-31T12:00:00Z");

base::Decimal decimal(const char* text) {
    return base::parse_decimal(text).value();
}

AgreementRates hourly(const char* price) {
    AgreementRates rates;
    rates.agreement.accepted = rates.agreement.start = start - days(1);
    rates.history = {{start - days(2), {{"ml.m5.large.m.i.r", decimal(price)}}}};
    return rates;
}

RunSpan span(base::Instant from, std::optional<base::Instant> to, std::int64_t instances = 1) {
    return {.variant = "AllTraffic",
            .instance_type = "ml.m5.large",
            .instances = instances,
            .product = "prod-a",
            .agreement = "agmt-1",
            .started = from,
            .ended = to};
}

TEST(CostSoFar, BegunMinutesOfAllInstancesAreRoundedOnce) {
    CostBasis basis{.spans = {span(start, std::nullopt, 3)}, .agreements = {{"agmt-1", hourly("0.1")}}};
    basis.infrastructure_prices["ml.m5.large"] = {decimal("0.115")};
    const auto cost = cost_so_far(basis, start + minutes(10) + seconds(1));
    ASSERT_EQ(cost.items.size(), 2u);
    EXPECT_EQ(cost.items[0].quantity, 33);
    EXPECT_EQ(base::render(cost.software), "0.055");
    EXPECT_EQ(base::render(cost.infrastructure), "0.06325");
    EXPECT_EQ(base::render(cost.total()), "0.11825");
    EXPECT_TRUE(cost_so_far(basis, start).items.empty()) << "nothing has run yet";
}

TEST(CostSoFar, SpansThatEndedCountUpToTheirEnd) {
    CostBasis basis{.spans = {span(start, start + hours(2)), span(start + hours(2), std::nullopt, 2)},
                    .agreements = {{"agmt-1", hourly("1")}}};
    EXPECT_EQ(base::render(cost_so_far(basis, start + hours(1)).software), "1");
    EXPECT_EQ(base::render(cost_so_far(basis, start + hours(3)).software), "4");
}

TEST(CostSoFar, ALowerPriceHoldsFromTheMinuteAfterItsChange) {
    auto rates = hourly("0.6");
    rates.history.push_back({start + minutes(30) + seconds(30), {{"ml.m5.large.m.i.r", decimal("0.06")}}});
    const CostBasis basis{.spans = {span(start, std::nullopt)}, .agreements = {{"agmt-1", rates}}};
    const auto cost = cost_so_far(basis, start + hours(1));
    EXPECT_EQ(base::render(cost.software), "0.339") << "31 minutes at 0.6 and 29 at 0.06";
}

TEST(CostSoFar, AHigherPriceHoldsAfterItsNotice) {
    auto rates = hourly("0.6");
    rates.history.push_back({start + minutes(30), {{"ml.m5.large.m.i.r", decimal("6")}}});
    const CostBasis basis{.spans = {span(start, std::nullopt)}, .agreements = {{"agmt-1", rates}}};
    EXPECT_EQ(base::render(cost_so_far(basis, start + hours(10)).software), "6");
    const auto months_later = cost_so_far(basis, *base::parse_iso("2027-06-01T01:00:00Z"));
    ASSERT_EQ(months_later.items.size(), 3u) << "old price, new price, infrastructure";
    EXPECT_EQ(months_later.items[1].price, decimal("6"));
    EXPECT_EQ(months_later.items[1].quantity, 60) << "notice ends on the first of a month";
}

TEST(CostSoFar, TheTrialIsToldAndNotCharged) {
    auto rates = hourly("0.6");
    rates.agreement.terms = terms_of(
        "offer-a", {boost::json::object{
                       {"Type", "FreeTrialPricingTerm"},
                       {"Duration", "P5D"},
                       {"Grants", boost::json::array{boost::json::object{{"DimensionKey", "ml.m5.large.m.i.r"}}}}}});
    rates.agreement.start = start - days(5) + hours(1);
    rates.agreement.trial_end = start + hours(1);
    const CostBasis basis{.spans = {span(start, std::nullopt)}, .agreements = {{"agmt-1", rates}}};
    const auto cost = cost_so_far(basis, start + hours(3));
    ASSERT_EQ(cost.items.size(), 3u);
    EXPECT_EQ(base::render(cost.software), "1.2");
    EXPECT_FALSE(cost.items[0].trial);
    EXPECT_TRUE(cost.items[1].trial);
    EXPECT_EQ(cost.items[1].quantity, 60);
    EXPECT_EQ(cost.items[1].price, decimal("0.6"));
}

TEST(CostSoFar, WhereRequestsArePaidTimeIsNot) {
    auto rates = hourly("0.6");
    rates.history[0].rates.push_back({"m.i.c", decimal("0.00000003")});
    const CostBasis basis{.spans = {span(start, std::nullopt)},
                          .requests = {{.agreement = "agmt-1", .from = start, .units = 1000}},
                          .agreements = {{"agmt-1", rates}}};
    const auto cost = cost_so_far(basis, start + hours(1));
    EXPECT_EQ(base::render(cost.software), "0.00003");
}

TEST(CostSoFar, AModelOfOnesOwnCostsInfrastructureAlone) {
    auto own = span(start, std::nullopt);
    own.product = own.agreement = "";
    CostBasis basis{.spans = {own}};
    basis.infrastructure_prices["ml.m5.large"] = {decimal("2")};
    const auto cost = cost_so_far(basis, start + hours(1));
    EXPECT_TRUE(cost.software.zero());
    EXPECT_EQ(base::render(cost.total()), "2");
}

} // namespace
} // namespace domain
