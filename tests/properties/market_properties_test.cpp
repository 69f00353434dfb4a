// Whatever anybody asks in whatever order, the market keeps its promises: a released product has an unrestricted
// version, a private one is never public, products and offers are worked on by one change set at a time, nobody sees,
// changes, buys or ends what he may not, revisions have no gaps, what was accepted stays as it was, and prices are what
// was asked to the last digit.
#include "market.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <stdlib.h>

namespace properties {

// Found by rapidcheck through the type.
std::ostream& operator<<(std::ostream& out, const Step& step) {
    return out << "{" << step.act % static_cast<int>(Act::Count) << ", caller " << step.caller << ", thing "
               << step.thing << ", value " << step.value << "}";
}

} // namespace properties

namespace rc {

// What is asked, each as often as it stands here: to buy and to leave more than the rest, since that needs much before.
using enum properties::Act;
constexpr properties::Act acts[] = {
    List,   Inform, Version, Restrict,    Target,      Visibility, Visibility, Private,   Price,     Edit,
    Edit,   Trial,  Draft,   Offer,       Offer,       Subscribe,  Subscribe,  Subscribe, Subscribe, Subscribe,
    Cancel, Cancel, Cancel,  AskToCancel, AskToCancel, Answer,     Answer,     Answer,    Wait,      Wait};

template<>
struct Arbitrary<properties::Step> {
    static Gen<properties::Step> arbitrary() {
        // The whole range at once: inRange alone grows with the size, which counts the steps here.
        const auto below = [](int end) { return gen::resize(kNominalSize, gen::inRange(0, end)); };
        return gen::build<properties::Step>(
            gen::set(&properties::Step::act, gen::map(below(std::size(acts)), [](int at) { return int(acts[at]); })),
            gen::set(&properties::Step::caller, below(4)), gen::set(&properties::Step::thing, below(4)),
            gen::set(&properties::Step::value, below(8)));
    }
};

} // namespace rc

namespace properties {
namespace {

TEST(MarketProperties, NoSequenceOfChangesBreaksAPromise) {
    setenv("RC_PARAMS", "max_success=10000 max_size=14", 0);
    Market market;
    std::size_t asked = 0, accepted = 0;
    const bool kept = rc::check("the promises of the market", [&](const std::vector<Step>& steps) {
        market.begin();
        for (const Step& step : steps) {
            ++asked;
            accepted += market.ask(step);
            // Every third request finds the former ones still open.
            if (step.value % 3 == 0) continue;
            market.settle();
            RC_ASSERT(market.broken_promise() == "");
        }
        RC_ASSERT(market.broken_promise() == ""); // with what is still open
        market.settle();
        RC_ASSERT(market.broken_promise() == "");
        RC_ASSERT(market.told_too_much() == "");
    });
    EXPECT_TRUE(kept);
    // A market that refuses everything would keep its promises too.
    EXPECT_GT(accepted, asked / 8) << accepted << " of " << asked;
    EXPECT_GT(market.subscribed, 1000u);
    EXPECT_GT(market.ended, 100u);
    RecordProperty("asked", std::to_string(asked));
    RecordProperty("accepted", std::to_string(accepted));
    RecordProperty("subscribed", std::to_string(market.subscribed));
    RecordProperty("ended", std::to_string(market.ended));
}

// What a person is shown of a broken promise is the one step that breaks it, and no larger number than that needs.
TEST(MarketProperties, AFailureIsShownByTheFewestSteps) {
    const auto result = rc::detail::checkTestable(
        [](const std::vector<Step>& steps) {
            RC_ASSERT(std::none_of(steps.begin(), steps.end(), [](const Step& step) {
                return static_cast<Act>(step.act) == Act::Price && step.value >= 5;
            }));
        },
        rc::detail::TestMetadata{}, rc::detail::TestParams{.seed = 1, .maxSuccess = 1000, .maxSize = 14});
    rc::detail::FailureResult failure;
    ASSERT_TRUE(result.match(failure));
    ASSERT_EQ(failure.counterExample.size(), 1u);
    const std::string shown = failure.counterExample[0].second;
    const std::string only = fmt::format("{{{}, caller 0, thing 0, value 5}}", static_cast<int>(Act::Price));
    EXPECT_EQ(shown, "([" + only + "])") << "shrunk in " << failure.reproduce.shrinkPath.size() << " turns";
}

} // namespace
} // namespace properties
