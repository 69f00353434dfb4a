// Decoding pictures (PNG, JPEG, GIF) to learn whether they can be shown: whole, sound, and no larger than they say.
// Promises: never needs more memory than a few rows or one picture of `most_side`, nor decodes more than a bounded
// number of pixels, whatever the bytes claim. Never: keeps or changes a picture.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace outside {

// Why it cannot be shown, "it ends too early"; "" where it can. What begins as none of the three is not looked at.
std::string find_picture_damage(std::string_view content, std::uint32_t most_side);

// Whether its corners are transparent or white; absent where that cannot be seen: of an animation, of what is damaged,
// of what is no picture.
std::optional<bool> has_plain_background(std::string_view content, std::uint32_t most_side);

} // namespace outside
