#include "domain/offer/countries.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

std::string refused(const Offer& offer, const std::optional<std::string>& country) {
    const auto refusals = check_country(offer, country);
    return refusals.empty() ? "" : refusals.front().code;
}

TEST(Countries, AreThoseOfTheStandard) {
    for (const char* code : {"FR", "ZW", "AD"})
        EXPECT_TRUE(is_country(code)) << code;
    for (const char* code : {"", "F", "XX", "fr", "R ", "FR ", "EU"})
        EXPECT_FALSE(is_country(code)) << code;
}

TEST(Countries, AreAskedForWhereAnOfferNamesThem) {
    Offer offer;
    EXPECT_EQ(refused(offer, {}), "");
    offer.countries = {"FR", "ES"};
    EXPECT_EQ(refused(offer, {}), "MISSING_ACCOUNT_ADDRESS");
    EXPECT_EQ(refused(offer, "FR"), "");
    EXPECT_EQ(refused(offer, "US"), "UNSUPPORTED_ACTION");
    offer.countries.clear();
    offer.excluded_countries = {"FR"};
    EXPECT_EQ(refused(offer, {}), "MISSING_ACCOUNT_ADDRESS");
    EXPECT_EQ(refused(offer, "FR"), "UNSUPPORTED_ACTION");
    EXPECT_EQ(refused(offer, "US"), "");
}

} // namespace
} // namespace domain
