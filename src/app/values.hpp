// Values of settings as people write them: "64 KiB", "10s", "yes". Absent where the text is none.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace app {

std::optional<std::int64_t> parse_count(std::string_view text);
// A number of bytes, with B, KB, KiB, MB, MiB, GB, GiB, TB or TiB behind it or nothing.
std::optional<std::uint64_t> parse_bytes(std::string_view text);
// A number with s, m, h or d behind it or nothing (seconds).
std::optional<std::chrono::seconds> parse_time(std::string_view text);
// true, false, yes, no, on, off, 1, 0.
std::optional<bool> parse_flag(std::string_view text);

std::string render_bytes(std::uint64_t bytes);
std::string render_time(std::chrono::seconds time);

} // namespace app
