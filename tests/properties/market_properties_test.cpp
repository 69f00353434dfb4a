// Whatever anybody asks in whatever order, the market keeps its promises: a released product has an unrestricted
// version, a private one is never public, a product is worked on by one change set at a time, nobody sees what he may
// not, revisions have no gaps, and prices are what was asked to the last digit.
#include "market.hpp"

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

template<>
struct Arbitrary<properties::Step> {
    static Gen<properties::Step> arbitrary() {
        const auto small = gen::inRange(0, 8);
        return gen::build<properties::Step>(gen::set(&properties::Step::act, gen::inRange(0, 32)),
                                            gen::set(&properties::Step::caller, gen::inRange(0, 3)),
                                            gen::set(&properties::Step::thing, gen::inRange(0, 4)),
                                            gen::set(&properties::Step::value, small));
    }
};

} // namespace rc

namespace properties {
namespace {

TEST(MarketProperties, NoSequenceOfChangesBreaksAPromise) {
    setenv("RC_PARAMS", "max_success=10000 max_size=16", 0);
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
    });
    EXPECT_TRUE(kept);
    // A market that refuses everything would keep its promises too.
    EXPECT_GT(accepted, asked / 8) << accepted << " of " << asked;
    RecordProperty("asked", std::to_string(asked));
    RecordProperty("accepted", std::to_string(accepted));
}

} // namespace
} // namespace properties
