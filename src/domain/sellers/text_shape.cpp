#include "domain/sellers/text_shape.hpp"

#include <algorithm>

namespace domain {

namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}

bool capital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool fits(char c, char shape) {
    if (shape == '9') return digit(c);
    if (shape == 'A') return capital(c);
    if (shape == 'X') return digit(c) || capital(c);
    return c == shape;
}

} // namespace

bool has_shape(std::string_view text, std::string_view shape) {
    return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), fits);
}

std::string bare_number(std::string_view text) {
    std::string bare;
    for (const char c : text) {
        if (c == ' ' || c == '-' || c == '.') continue;
        bare += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return bare;
}

std::string last_digits(std::string_view number) {
    return std::string(number.substr(number.size() - std::min<std::size_t>(4, number.size() / 2)));
}

} // namespace domain
