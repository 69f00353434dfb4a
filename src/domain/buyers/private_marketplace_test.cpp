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
    EXPECT_EQ(*choose_experience(market(), "exp-2"), "exp-2");
    EXPECT_FALSE(choose_experience(market(), std::nullopt));
    EXPECT_FALSE(choose_experience(market(), "exp-9"));
    PrivateMarketplace single = market();
    single.experiences.pop_back();
    EXPECT_EQ(*choose_experience(single, std::nullopt), "exp-1");
    EXPECT_FALSE(choose_experience({}, std::nullopt));
}

} // namespace
