#include "domain/runs/log_text.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

TEST(LogText, TextStaysAsItIs) {
    EXPECT_EQ(readable_line("Prêt : 3 modèles 🙂"), "Prêt : 3 modèles 🙂");
    EXPECT_EQ(readable_line(""), "");
}

TEST(LogText, WhatIsNoTextIsMarked) {
    EXPECT_EQ(readable_line("a\xFFz"), "a\xEF\xBF\xBDz");
    EXPECT_EQ(readable_line("\xC3"), "\xEF\xBF\xBD");
    EXPECT_EQ(readable_line("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") << "half of a surrogate pair";
    EXPECT_EQ(readable_line("\xC0\xAF").size(), 6u) << "a slash that is longer than it need be";
}

TEST(LogText, TerminalsOrdersAndControlsAreLeftOut) {
    EXPECT_EQ(readable_line("\x1b[1;31mERROR\x1b[0m\tdone\r"), "ERROR done");
    EXPECT_EQ(readable_line(std::string_view("a\0b\x07", 4)), "ab");
    EXPECT_EQ(readable_line("cut \x1b[3"), "cut ");
}

TEST(LogText, LongLinesEndWithAWholeCharacter) {
    std::string line(3999, 'x');
    EXPECT_EQ(readable_line(line + "é"), line);
    EXPECT_EQ(readable_line(line + "yz"), line + "y");
}

} // namespace
} // namespace domain
