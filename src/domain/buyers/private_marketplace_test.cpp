#include "domain/buyers/private_marketplace.hpp"

#include <gtest/gtest.h>

namespace {

using namespace domain;

PrivateMarketplace market(bool enabled = true) {
    Experience one, two;
    one.id = "exp-1";
    one.products = {"prod-a"};
    two.id = "exp-2";
    two.products = {"prod-b"};
    return {enabled, {one, two}};
}

ProductRequest asking(std::string product, std::string principal = "ana") {
    ProductRequest request;
    request.id = "req-1";
    request.product_id = std::move(product);
    request.principal = std::move(principal);
    return request;
}

TEST(PrivateMarketplace, AllowsWhatIsOnAnyList) {
    EXPECT_TRUE(market().may_subscribe("prod-a", false));
    EXPECT_TRUE(market().may_subscribe("prod-b", false));
    EXPECT_FALSE(market().may_subscribe("prod-c", false));
    EXPECT_TRUE(market().may_subscribe("prod-c", true));
    EXPECT_TRUE(market(false).may_subscribe("prod-c", false));
    EXPECT_FALSE((PrivateMarketplace{true, {}}.may_subscribe("prod-a", false)));
}

TEST(ProductRequest, IsNotNeededTwice) {
    EXPECT_EQ(check_product_request(market(), asking("prod-a"), {}).front().code, "ALREADY_APPROVED");
    EXPECT_TRUE(check_product_request(market(), asking("prod-c"), {}).empty());
    EXPECT_EQ(check_product_request(market(), asking("prod-c"), {asking("prod-c")}).front().code, "ALREADY_REQUESTED");
    EXPECT_TRUE(check_product_request(market(), asking("prod-c"), {asking("prod-c", "bob")}).empty());
    ProductRequest declined = asking("prod-c");
    declined.state = RequestState::Declined;
    EXPECT_TRUE(check_product_request(market(), asking("prod-c"), {declined}).empty());
}

TEST(ProductRequest, GoesToTheNamedListOrTheOnlyOne) {
    EXPECT_EQ(*choose_experience(market(), "exp-2", "ana"), "exp-2");
    EXPECT_FALSE(choose_experience(market(), std::nullopt, "ana"));
    EXPECT_FALSE(choose_experience(market(), "exp-9", "ana"));
    PrivateMarketplace single = market();
    single.experiences.pop_back();
    EXPECT_EQ(*choose_experience(single, std::nullopt, "ana"), "exp-1");
    EXPECT_FALSE(choose_experience({}, std::nullopt, "ana"));
}

constexpr const char* ana = "arn:aws:iam::111122223333:user/ana";
constexpr const char* bob = "arn:aws:iam::111122223333:user/bob";
constexpr const char* session = "arn:aws:sts::111122223333:assumed-role/Research/monday";

TEST(Audience, IsEverybodyOrWhoIsNamed) {
    Experience list;
    EXPECT_TRUE(list.is_for(ana));
    list.audience = {ana, "arn:aws:iam::111122223333:role/teams/Research"};
    EXPECT_TRUE(list.is_for(ana));
    EXPECT_FALSE(list.is_for(bob));
    EXPECT_TRUE(list.is_for(session)) << "the role, in any of its sessions";
    EXPECT_FALSE(list.is_for("arn:aws:sts::111122223333:assumed-role/Search/monday"));
    list.audience = {"arn:aws:iam::111122223333:user/Research"};
    EXPECT_FALSE(list.is_for(session)) << "a user of the role's name is somebody else";
}

TEST(Audience, DecidesWhatIsApprovedForWhom) {
    PrivateMarketplace shared = market();
    shared.experiences[0].audience = {ana};
    EXPECT_TRUE(shared.as_seen_by(ana).may_subscribe("prod-a", false));
    EXPECT_FALSE(shared.as_seen_by(bob).may_subscribe("prod-a", false));
    EXPECT_TRUE(shared.as_seen_by(bob).may_subscribe("prod-b", false));
    EXPECT_TRUE(check_product_request(shared, asking("prod-a", bob), {}).empty()) << "approved for others alone";
    EXPECT_EQ(*choose_experience(shared, std::nullopt, bob), "exp-2");
    EXPECT_FALSE(choose_experience(shared, "exp-1", bob));
    EXPECT_FALSE(choose_experience(shared, std::nullopt, ana)) << "two lists are for her";
}

} // namespace
