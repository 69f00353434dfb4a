#include "domain/agreement/rates.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

using std::chrono::days;

const base::Instant start = *base::parse_iso("2027-01-31T12:00:00Z");

base::Decimal decimal(const char* text) {
    return base::parse_decimal(text).value();
}

Agreement with_term(boost::json::object term) {
    Agreement agreement;
    agreement.accepted = agreement.start = start;
    term["Grants"] = boost::json::array{boost::json::object{{"DimensionKey", "m.i.c"}}};
    agreement.terms = terms_of("offer-a", {std::move(term)});
    return agreement;
}

std::vector<PriceChange> history() {
    return {{start - days(1), {{"m.i.c", decimal("0.00000003")}, {"ml.m5.large.m.i.b", decimal("0.1")}}}};
}

TEST(RateOf, IsNothingWhileTheTrialLasts) {
    Agreement agreement = with_term({{"Type", "FreeTrialPricingTerm"}, {"Duration", "P14D"}});
    agreement.trial_end = start + days(14);
    EXPECT_EQ(rate_of(agreement, history(), "m.i.c", start), base::Decimal{});
    EXPECT_EQ(rate_of(agreement, history(), "inference.count", start + days(13)), base::Decimal{});
    EXPECT_EQ(rate_of(agreement, history(), "inference.count", start + days(14)), decimal("0.00000003"));
    EXPECT_EQ(rate_of(agreement, history(), "ml.m5.large.m.i.b", start), decimal("0.1")) << "not granted";
    EXPECT_FALSE(rate_of(agreement, history(), "ml.x.m.i.b", start));
}

TEST(RateOf, IsNothingForWhatWasPaidUpfrontAndThenTheOffers) {
    Agreement agreement = with_term({{"Type", "FixedUpfrontPricingTerm"}, {"Duration", "P30D"}});
    agreement.end = start + days(365);
    EXPECT_EQ(rate_of(agreement, history(), "m.i.c", start + days(29)), base::Decimal{});
    EXPECT_EQ(rate_of(agreement, history(), "m.i.c", start + days(30)), decimal("0.00000003"));
    agreement = with_term({{"Type", "FixedUpfrontPricingTerm"}});
    agreement.end = start + days(365);
    EXPECT_TRUE(paid_upfront(agreement, "m.i.c", start + days(364)));
    EXPECT_FALSE(paid_upfront(agreement, "m.i.c", start + days(365))) << "what runs on is billed";
    agreement.start = start + days(10);
    EXPECT_FALSE(paid_upfront(agreement, "m.i.c", start));
}

Agreement with_grants(std::string_view type, boost::json::array grants) {
    Agreement agreement;
    agreement.accepted = agreement.start = start;
    agreement.trial_end = start + days(14);
    agreement.terms = terms_of("offer-a", {{{"Type", type}, {"Duration", "P14D"}, {"Grants", std::move(grants)}}});
    return agreement;
}

TEST(GrantOf, CountsRequestsAndMinutesOfTheHoursThatAreGranted) {
    const Agreement agreement =
        with_grants("FreeTrialPricingTerm", {{{"DimensionKey", "m.i.c"}, {"MaxQuantity", 10}},
                                             {{"DimensionKey", "ml.m5.large.m.i.b"}, {"MaxQuantity", 10}}});
    EXPECT_EQ(grant_of(agreement, "inference.count", start)->units, 10);
    EXPECT_EQ(grant_of(agreement, "ml.m5.large.m.i.b", start)->units, 600);
    EXPECT_FALSE(grant_of(agreement, "m.i.c", start)->upfront);
    EXPECT_FALSE(grant_of(agreement, "ml.m5.large.m.i.r", start));
    EXPECT_FALSE(grant_of(agreement, "m.i.c", start + days(14)));
}

TEST(GrantOf, IsTheSumOfItsTermsOrAll) {
    const boost::json::object ten{{"DimensionKey", "m.i.c"}, {"MaxQuantity", 10}}, all{{"DimensionKey", "m.i.c"}};
    EXPECT_EQ(grant_of(with_grants("FixedUpfrontPricingTerm", {ten, ten}), "m.i.c", start)->units, 20);
    EXPECT_FALSE(grant_of(with_grants("FixedUpfrontPricingTerm", {ten, all}), "m.i.c", start)->units);
    EXPECT_FALSE(grant_of(with_grants("FixedUpfrontPricingTerm", {all, ten}), "m.i.c", start)->units);
    EXPECT_TRUE(grant_of(with_grants("FixedUpfrontPricingTerm", {ten}), "m.i.c", start)->upfront);
}

} // namespace
} // namespace domain
