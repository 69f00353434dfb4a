#include "domain/access/password.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

std::string codes(std::string_view password) {
    std::string told;
    for (const auto& refusal : judge_password(password, {"ana@example.com", "Ana-of-the-Lab"}))
        told += refusal.code + " ";
    return told;
}

TEST(Password, IsLongAndNotTheNameItProtects) {
    EXPECT_EQ(codes("correct horse"), "");
    EXPECT_EQ(codes("short"), "PASSWORD_TOO_SHORT ");
    EXPECT_EQ(codes("éèàùçéèàùç"), "") << "characters count, not bytes";
    EXPECT_EQ(codes("aaaaaaaaaaaa"), "PASSWORD_TOO_SIMPLE ");
    EXPECT_EQ(codes("ANA-of-the-lab"), "PASSWORD_IS_NAME ");
    EXPECT_EQ(codes(std::string(64, 'a') + std::string(65, 'b')), "PASSWORD_TOO_LONG ");
}

TEST(Password, MakesGuessersWaitLongerEachTime) {
    EXPECT_EQ(pause_after_failures(4, 5).count(), 0);
    EXPECT_EQ(pause_after_failures(5, 5).count(), 1);
    EXPECT_EQ(pause_after_failures(8, 5).count(), 8);
    EXPECT_EQ(pause_after_failures(1000, 5).count(), 512);
}

} // namespace
} // namespace domain
