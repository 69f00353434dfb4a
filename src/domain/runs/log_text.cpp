#include "domain/runs/log_text.hpp"

namespace domain {

namespace {

constexpr std::size_t most_shown = 4000;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool continues(std::string_view bytes, std::size_t at) {
    return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;
}

// Of a terminal's order like "\x1b[31m"; 0 where the bytes begin with none.
std::size_t length_of_order(std::string_view bytes) {
    if (bytes.size() < 2 || bytes[0] != '\x1b' || bytes[1] != '[') return 0;
    std::size_t at = 2;
    while (at < bytes.size() && bytes[at] >= 0x20 && bytes[at] < 0x40)
        ++at;
    return at < bytes.size() ? at + 1 : at;
}

} // namespace

std::size_t character_length(std::string_view bytes) {
    const auto first = static_cast<unsigned char>(bytes[0]);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || first > 0xF4) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!continues(bytes, i)) return 0;
    if (length < 3) return length;
    // Forms that are longer than they need be, halves of surrogate pairs, and what is beyond Unicode.
    const auto second = static_cast<unsigned char>(bytes[1]);
    const bool wrong = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                       (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    return wrong ? 0 : length;
}

std::string readable_line(std::string_view bytes) {
    std::string shown;
    while (!bytes.empty()) {
        if (const std::size_t order = length_of_order(bytes)) {
            bytes.remove_prefix(order);
            continue;
        }
        const std::size_t length = character_length(bytes);
        const auto first = static_cast<unsigned char>(bytes[0]);
        const bool control = length == 1 && (first < 0x20 || first == 0x7F);
        std::string_view piece = length == 0 ? replacement : bytes.substr(0, length);
        if (control) piece = first == '\t' ? " " : "";
        if (shown.size() + piece.size() > most_shown) break;
        shown += piece;
        bytes.remove_prefix(length == 0 ? 1 : length);
    }
    return shown;
}

} // namespace domain
