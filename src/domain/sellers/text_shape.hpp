// Shapes of official numbers: '9' stands for a digit, 'A' for a capital letter, 'X' for either; all else for itself.
#pragma once

#include <string>
#include <string_view>

namespace domain {

bool has_shape(std::string_view text, std::string_view shape);
// Without spaces, dots and hyphens, in capitals: how people write such numbers does not matter.
std::string bare_number(std::string_view text);
// The last four characters at most, and never more than half of them: enough to tell one from another.
std::string last_digits(std::string_view number);

} // namespace domain
