#include "domain/listing/processing.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

using namespace std::chrono_literals;

const base::Instant now = *base::parse_iso("2026-05-01T12:00:00Z");

MarketPolicy policy(Processing processing) {
    MarketPolicy policy;
    policy.processing = processing;
    policy.processing_delay = 60min;
    return policy;
}

TEST(Processing, ImmediateHoldsNothing) {
    const auto plan = plan_processing(policy(Processing::Immediate), {{"UpdateVisibility", "Restricted"}}, now);
    EXPECT_EQ(plan.not_before, now);
    EXPECT_FALSE(plan.review_due);
}

TEST(Processing, ADelayHoldsWhatPublishesAndNothingElse) { // S7, S38
    for (const Submission& change : {Submission{"ReleaseProduct", ""}, Submission{"UpdateVisibility", "Public"},
                                     Submission{"RestrictDeliveryOptions", ""}})
        EXPECT_EQ(plan_processing(policy(Processing::Delay), {change}, now).not_before, now + 60min)
            << change.change_type;
    EXPECT_EQ(plan_processing(policy(Processing::Delay), {{"UpdateInformation", ""}}, now).not_before, now);
}

TEST(Processing, ARestrictionCanBeTakenBackForADay) {
    EXPECT_EQ(plan_processing(policy(Processing::Delay), {{"UpdateVisibility", "Restricted"}}, now).not_before,
              now + 24h);
}

TEST(Processing, PeopleReviewChangesOfVisibilityOnly) {
    const auto signing_off = plan_processing(policy(Processing::Review), {{"UpdateVisibility", "Public"}}, now);
    EXPECT_EQ(signing_off.not_before, now);
    EXPECT_EQ(signing_off.review_due, now + 37 * 24h);
    EXPECT_FALSE(plan_processing(policy(Processing::Review), {{"ReleaseProduct", ""}}, now).review_due);
}

} // namespace
} // namespace domain
