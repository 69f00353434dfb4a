#include "domain/events/delivery.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

const base::Instant now = base::Instant::from_seconds(1614265330);

TEST(Delivery, SignsAsStandardWebhooksSays) {
    // The specification's own example.
    EXPECT_EQ(sign_webhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", now,
                           R"({"test": 2432232314})"),
              "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(Delivery, AnEmptyFilterLetsEverythingThrough) {
    EXPECT_TRUE(is_for_programs("License Updated - Manufacturer"));
    EXPECT_FALSE(is_for_programs("Purchase Agreement Created - Proposer"));
    EXPECT_TRUE(wants({}, "aws.marketplacecatalog", "Offer Released"));
    const EventFilter filter{.sources = {"aws.marketplacecatalog"}, .detail_types = {"Offer Released"}};
    EXPECT_TRUE(wants(filter, "aws.marketplacecatalog", "Offer Released"));
    EXPECT_FALSE(wants(filter, "souk.reviews", "Offer Released"));
    EXPECT_FALSE(wants(filter, "aws.marketplacecatalog", "Change Set Failed"));
}

TEST(Delivery, PausesGrowUntilTheLastAttempt) {
    const Attempted failed{.status = 500};
    EXPECT_EQ(decide_delivery(failed, 1, now).due, now + base::seconds(5));
    EXPECT_EQ(decide_delivery(failed, 3, now).due, now + base::seconds(80));
    EXPECT_EQ(decide_delivery(failed, 9, now).due, now + std::chrono::hours(12));
    EXPECT_EQ(decide_delivery(failed, 9, now).state, DeliveryState::Pending);
    EXPECT_EQ(decide_delivery(failed, 10, now).state, DeliveryState::Dead);
}

TEST(Delivery, AReceiverThatIsGoneIsAskedNoMore) {
    const AfterAttempt after = decide_delivery({.status = 410}, 1, now);
    EXPECT_EQ(after.state, DeliveryState::Dead);
    EXPECT_TRUE(after.disable);
    EXPECT_FALSE(decide_delivery({.answered_well = true, .status = 200}, 1, now).disable);
}

} // namespace
} // namespace domain
