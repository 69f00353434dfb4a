// What containers write as it may be shown: they write whatever bytes they like.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace domain {

// Length of the UTF-8 character that the text, which is not empty, begins with; 0 where there is none.
std::size_t character_length(std::string_view text);

// At most 4000 bytes of UTF-8 without control characters: bytes that are no text become U+FFFD, the colours and cursor
// moves of terminals are left out.
std::string readable_line(std::string_view bytes);

} // namespace domain
