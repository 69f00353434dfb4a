// What the rules about texts share.
#pragma once

#include "domain/readiness/check.hpp"

#include <initializer_list>
#include <string_view>

namespace domain::readiness {

std::size_t code_points(std::string_view text);

// Nothing but white space.
bool blank(std::string_view text);

// Whether one of these words (or rows of words) stands in the text, accents and case aside; more than four letters may
// be the beginning of a longer word.
bool speaks_of(std::string_view text, std::initializer_list<std::string_view> words);

// Whether it tells how somebody is reached: an e-mail address, a web page or a telephone number.
bool names_contact(std::string_view text);

// 1 to `most` characters; fails otherwise.
Verdict of_length(std::string_view text, std::size_t most, std::string_view remedy);
// The same for what may be left out.
Verdict of_length_if_given(std::string_view text, std::size_t most, std::string_view remedy);

} // namespace domain::readiness
