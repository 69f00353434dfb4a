#include "domain/listing/seller.hpp"

#include <gtest/gtest.h>

namespace {

using namespace domain;

base::Document profile(std::string_view legal_name = "Trees Ltd") {
    return boost::json::object{{"LegalName", legal_name}, {"CountryCode", "FR"}};
}

SellerProfile in(SellerState state) {
    SellerProfile seller = parse_seller("111122223333", profile());
    seller.state = state;
    seller.reason = "The company is not known.";
    return seller;
}

MarketPolicy verified() {
    MarketPolicy policy;
    policy.seller_verification = Grant::Operator;
    return policy;
}

TEST(SellerState, IsRegisteredAtOnceUnlessOperatorsVerify) {
    for (const auto state : {SellerState::None, SellerState::Draft, SellerState::Pending}) {
        EXPECT_EQ(state_when_put({}, in(state), profile(), false), SellerState::Registered);
        EXPECT_EQ(state_when_put(verified(), in(state), profile(), false), SellerState::Pending);
        EXPECT_EQ(state_when_put(verified(), in(state), profile(), true), SellerState::Draft);
    }
}

TEST(SellerState, ComesBackFromRefusalAndSuspensionThroughAnOperatorOnly) {
    EXPECT_EQ(state_when_put({}, in(SellerState::Refused), profile(), false), SellerState::Pending);
    EXPECT_EQ(state_when_put({}, in(SellerState::Refused), profile(), true), SellerState::Refused);
    EXPECT_EQ(state_when_put({}, in(SellerState::Suspended), profile(), false), SellerState::Suspended);
}

TEST(SellerState, IsVerifiedAgainWhenWhoItIsChanges) {
    const SellerProfile registered = in(SellerState::Registered);
    EXPECT_EQ(state_when_put(verified(), registered, profile(), false), SellerState::Registered);
    EXPECT_EQ(state_when_put(verified(), registered, profile("Other Ltd"), false), SellerState::Pending);
    EXPECT_EQ(state_when_put({}, registered, profile("Other Ltd"), false), SellerState::Registered);
}

TEST(SellerDecision, FitsTheStateOnly) {
    EXPECT_EQ(*decide_seller(SellerState::Pending, SellerDecision::Approve), SellerState::Registered);
    EXPECT_EQ(*decide_seller(SellerState::Pending, SellerDecision::Refuse), SellerState::Refused);
    EXPECT_EQ(*decide_seller(SellerState::Registered, SellerDecision::Suspend), SellerState::Suspended);
    EXPECT_EQ(*decide_seller(SellerState::Suspended, SellerDecision::Reinstate), SellerState::Registered);
    EXPECT_FALSE(decide_seller(SellerState::Refused, SellerDecision::Approve));
    EXPECT_FALSE(decide_seller(SellerState::None, SellerDecision::Suspend));
    EXPECT_EQ(decide_seller(SellerState::Draft, SellerDecision::Approve).refusals().front().code,
              "INVALID_SELLER_STATE");
}

TEST(SellerState, SaysWhatToDoAboutIt) {
    EXPECT_NE(why_not_registered(in(SellerState::Refused)).find("The company is not known."), std::string::npos);
    EXPECT_NE(why_not_registered({}).find("PutSellerProfile"), std::string::npos);
    EXPECT_EQ(why_not_registered(in(SellerState::Registered)), "");
}

TEST(SellerSubmission, TellsAllThatIsMissing) {
    EXPECT_EQ(check_submission(in(SellerState::None)).size(), 3u); // contact, display name, description
}

TEST(SellerState, ReadsWhatItWrote) {
    for (const auto state : {SellerState::None, SellerState::Draft, SellerState::Pending, SellerState::Registered,
                             SellerState::Refused, SellerState::Suspended})
        EXPECT_EQ(parse_seller_state(render(state)), state);
}

} // namespace
