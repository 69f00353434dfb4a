#include "wire/http.hpp"

#include <gtest/gtest.h>

namespace wire {
namespace {

std::string preferred(std::string_view accepted) {
    HttpRequest request;
    request.headers.add("Accept-Language", std::string(accepted));
    return preferred_language(request);
}

TEST(PreferredLanguage, IsTheOneOfTheGreatestWeight) {
    EXPECT_EQ(preferred("fr"), "fr");
    EXPECT_EQ(preferred("fr-CA,fr;q=0.9,en;q=0.8"), "fr");
    EXPECT_EQ(preferred("de;q=0.3, EN-GB;q=0.7, fr;q=0.5"), "en");
    EXPECT_EQ(preferred("en;q=0.5,fr;q=0.5"), "en") << "of equals the first";
}

TEST(PreferredLanguage, IsNoneWhereNoneIsNamed) {
    EXPECT_EQ(preferred_language({}), "");
    EXPECT_EQ(preferred("*"), "");
    EXPECT_EQ(preferred("fr;q=0, *;q=0.5"), "");
    EXPECT_EQ(preferred(",,; ;q="), "");
}

} // namespace
} // namespace wire
