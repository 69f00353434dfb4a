#include "domain/changes/market_for_tests.hpp"
#include "domain/changes/standing.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

using namespace testing_market;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const Product& product_in(const Market& market) {
    return market.products.at("prod-draft");
}

const Act& act(const std::vector<Act>& acts, std::string_view name) {
    for (const Act& each : acts)
        if (each.name == name) return each;
    throw std::out_of_range(std::string(name));
}

std::vector<std::string> codes_of(const Market& market, std::string_view name, const Holders& holders = {}) {
    const std::vector<Act> acts = acts_on(market, product_in(market), holders);
    std::vector<std::string> codes;
    for (const Obstacle& obstacle : act(acts, name).obstacles)
        codes.push_back(obstacle.refusal.code);
    return codes;
}

TEST(Standing, OfADraftNamesWhatItsSubmissionLacks) {
    EXPECT_THAT(codes_of(market(), "SUBMIT"), Contains("VALIDATION_FAILED"));
    EXPECT_THAT(codes_of(market(), "SIGN_OFF"), ElementsAre("INVALID_PRODUCT_STATE"));
    EXPECT_THAT(codes_of(market(), "CHANGE_PRICES"), ElementsAre("INCOMPATIBLE_PRODUCT"));
    for (const char* name : {"UPDATE_INFORMATION", "ADD_VERSION", "CHOOSE_REGIONS", "DELETE", "DECLARE_PRIVATE"})
        EXPECT_THAT(codes_of(market(), name), IsEmpty()) << name;
}

TEST(Standing, OfAReleasedProductFollowsItsVisibility) {
    Market now = released();
    EXPECT_THAT(codes_of(now, "SIGN_OFF"), IsEmpty());
    EXPECT_THAT(codes_of(now, "SUBMIT"), ElementsAre("INVALID_PRODUCT_STATE"));
    EXPECT_THAT(codes_of(now, "DELETE"), ElementsAre("INVALID_PRODUCT_STATE"));
    EXPECT_THAT(codes_of(now, "CHOOSE_REGIONS"), ElementsAre("INVALID_PRODUCT_STATE"));
    EXPECT_THAT(codes_of(now, "RESTRICT_VERSION"), ElementsAre("ALL_DELIVERY_OPTIONS_RESTRICTED"));
    EXPECT_THAT(codes_of(now, "CREATE_PRIVATE_OFFER"), IsEmpty());
    now.products.at("prod-draft").visibility = Visibility::Restricted;
    for (const char* name : {"ADD_VERSION", "UPDATE_VERSION", "CHANGE_PRICES"})
        EXPECT_THAT(codes_of(now, name), ElementsAre("INCOMPATIBLE_PRODUCT_STATUS")) << name;
    EXPECT_THAT(codes_of(now, "UPDATE_ALLOW_LIST"), ElementsAre("INVALID_PRODUCT_VISIBILITY"));
    EXPECT_THAT(codes_of(now, "UNPUBLISH"), ElementsAre("INVALID_TARGET_VISIBILITY"));
    EXPECT_THAT(codes_of(now, "SIGN_OFF"), IsEmpty());
    now.private_products.insert("prod-draft");
    EXPECT_THAT(codes_of(now, "SIGN_OFF"), ElementsAre("INVALID_TARGET_VISIBILITY"));
}

TEST(Standing, SaysUntilWhenPricesAreLocked) {
    Market now = released();
    const base::Instant raised = now.now - std::chrono::hours(24);
    now.price_increases["offer-draft"] = raised;
    const std::vector<Act> acts = acts_on(now, product_in(now), {});
    ASSERT_EQ(act(acts, "CHANGE_PRICES").obstacles.size(), 1u);
    EXPECT_EQ(act(acts, "CHANGE_PRICES").obstacles[0].refusal.code, "INVALID_PRICE_CHANGE");
    EXPECT_EQ(act(acts, "CHANGE_PRICES").obstacles[0].until, raised + std::chrono::hours(24 * 120));
    EXPECT_THAT(act(acts, "CHANGE_TERMS").obstacles, IsEmpty());
    now.now = raised + std::chrono::hours(24 * 120);
    EXPECT_THAT(codes_of(now, "CHANGE_PRICES"), IsEmpty());
}

TEST(Standing, NamesTheChangeSetThatHoldsWhat) {
    const Market now = released();
    EXPECT_THAT(codes_of(now, "UPDATE_INFORMATION", {"cs-1", ""}), ElementsAre("RESOURCE_IN_USE"));
    EXPECT_THAT(codes_of(now, "CHANGE_PRICES", {"cs-1", ""}), IsEmpty());
    EXPECT_THAT(codes_of(now, "CHANGE_PRICES", {"", "cs-2"}), ElementsAre("RESOURCE_IN_USE"));
    EXPECT_THAT(codes_of(now, "UNPUBLISH", {"", "cs-2"}), IsEmpty());
    const std::vector<Act> acts = acts_on(now, product_in(now), {"cs-1", ""});
    EXPECT_THAT(act(acts, "UPDATE_INFORMATION").obstacles[0].refusal.message, testing::HasSubstr("cs-1"));
}

// What is told to be open is open: no change that it lets pass is refused for the product's state.
TEST(Standing, AgreesWithWhatTheChangesDecide) {
    for (const Visibility visibility :
         {Visibility::Draft, Visibility::Limited, Visibility::Public, Visibility::Restricted}) {
        Market now = released();
        now.products.at("prod-draft").visibility = visibility;
        for (const auto& [name, target] : {std::pair("SIGN_OFF", "Public"), std::pair("MAKE_LIMITED", "Limited"),
                                           std::pair("UNPUBLISH", "Restricted")}) {
            const json::object details{{"TargetVisibility", target}};
            EXPECT_EQ(codes_of(now, name), codes(now, product_change("UpdateVisibility", json::serialize(details))))
                << render(visibility) << " to " << target;
        }
        const std::string fresh = version_details("9.0", algorithm_arn);
        const auto added = codes(now, product_change("AddDeliveryOptions", fresh));
        EXPECT_EQ(codes_of(now, "ADD_VERSION").empty(),
                  std::find(added.begin(), added.end(), "INCOMPATIBLE_PRODUCT_STATUS") == added.end());
        EXPECT_EQ(codes_of(now, "CHANGE_PRICES").empty(),
                  codes(now, offer_change("UpdatePricingTerms", hourly_prices)).empty());
    }
}

} // namespace
} // namespace domain
