#include "domain/agreement/usage_cost.hpp"

#include "domain/offer/period.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

using std::chrono::days;
using std::chrono::hours;

const base::Instant start = *base::parse_iso("2027-03-16T12:34:56Z");

base::Decimal decimal(const char* text) {
    return base::parse_decimal(text).value();
}

Agreement with_trial() {
    Agreement agreement;
    agreement.accepted = agreement.start = start;
    agreement.trial_end = start + days(14);
    boost::json::object term{{"Type", "FreeTrialPricingTerm"}, {"Duration", "P14D"}};
    term["Grants"] = boost::json::array{boost::json::object{{"DimensionKey", "m.i.c"}}};
    agreement.terms = terms_of("offer-a", {std::move(term)});
    return agreement;
}

std::vector<PriceChange> risen() {
    return {{start - days(1), {{"m.i.c", decimal("0.00000003")}}},
            {start + days(20), {{"m.i.c", decimal("0.00000007")}}}};
}

TEST(RateSteps, TurnWhereTheTrialEndsAndWhereANoticeDoes) {
    const auto steps = rate_steps(with_trial(), risen(), "inference.count");
    ASSERT_EQ(steps.size(), 5u);
    EXPECT_EQ(steps[0], (RateStep{base::Instant{}, std::nullopt, Offering::None}));
    EXPECT_EQ(steps[1].from, start - days(1)) << "offered, and not accepted yet";
    EXPECT_EQ(steps[2], (RateStep{start, base::Decimal{}, Offering::Trial}));
    EXPECT_EQ(steps[3], (RateStep{start + days(14), decimal("0.00000003"), Offering::Usage}));
    EXPECT_EQ(steps[4], (RateStep{notice_end(start + days(20)), decimal("0.00000007"), Offering::Usage}));
}

TEST(RateSteps, TellHowManyUnitsAreGrantedAndWhatTheOthersCost) {
    Agreement agreement = with_trial();
    boost::json::object term{{"Type", "FreeTrialPricingTerm"}, {"Duration", "P14D"}};
    term["Grants"] = boost::json::array{{{"DimensionKey", "m.i.c"}, {"MaxQuantity", 100}}};
    agreement.terms = terms_of("offer-a", {std::move(term)});
    const auto steps = rate_steps(agreement, risen(), "m.i.c");
    EXPECT_EQ(step_at(steps, start), (RateStep{start, base::Decimal{}, Offering::Trial, 100, decimal("0.00000003")}));
    EXPECT_FALSE(step_at(steps, start + days(14)).granted);
}

TEST(RateSteps, AnswerAsRateOfDoesAtEveryHour) {
    const Agreement agreement = with_trial();
    const auto steps = rate_steps(agreement, risen(), "m.i.c");
    for (base::Instant at = start - days(2); at < start + days(200); at = at + hours(1))
        ASSERT_EQ(step_at(steps, at).rate, rate_of(agreement, risen(), "m.i.c", at)) << base::render_iso(at);
}

TEST(RateSteps, AreSteadyUpToTheInstantOfATurn) {
    const auto steps = rate_steps(with_trial(), risen(), "m.i.c");
    const base::Instant turn = start + days(14);
    EXPECT_TRUE(steady(steps, turn - hours(1), turn));
    EXPECT_TRUE(steady(steps, turn, turn + hours(1)));
    EXPECT_FALSE(steady(steps, turn - hours(1), turn + base::microseconds(1)));
}

TEST(UsageCost, IsOfPiecesOrOfMinutes) {
    EXPECT_EQ(usage_cost(decimal("0.00000003"), "inference.count", 33'333'333), decimal("0.99999999"));
    EXPECT_EQ(usage_cost(decimal("0.03333333"), "ml.m5.large.m.i.b", 183), decimal("0.10166666"));
}

TEST(UsageCost, IsNotToldWhereItIsBeyondAllMoney) {
    EXPECT_FALSE(usage_cost(decimal("1000000"), "m.i.c", 1'000'000'000));
    EXPECT_FALSE(checked_sum(decimal("90000000000"), decimal("90000000000")));
    EXPECT_EQ(checked_sum(decimal("0.1"), decimal("0.2")), decimal("0.3"));
}

} // namespace
} // namespace domain
