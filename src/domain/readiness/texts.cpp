#include "domain/readiness/texts.hpp"

#include "domain/search/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain::readiness {

namespace {

constexpr std::size_t whole_words = 4;

std::string joined(const std::vector<std::string>& words) {
    return fmt::format(" {} ", fmt::join(words, " "));
}

Verdict too_long(std::size_t length, std::size_t most, std::string_view remedy) {
    return fail(fmt::format("It has {} characters; {} are allowed.", length, most), std::string(remedy),
                {{"length", std::to_string(length)}, {"most", std::to_string(most)}});
}

} // namespace

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

bool speaks_of(std::string_view text, std::initializer_list<std::string_view> words) {
    const std::string all = joined(words_of(text));
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        std::string sought = joined(words_of(word));
        if (word.size() > whole_words) sought.pop_back(); // the beginning of a longer word is enough
        return all.find(sought) != std::string::npos;
    });
}

bool names_contact(std::string_view text) {
    return text.find('@') != text.npos || text.find("http") != text.npos || text.find("www.") != text.npos ||
           std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 6;
}

Verdict of_length_if_given(std::string_view text, std::size_t most, std::string_view remedy) {
    const std::size_t length = code_points(text);
    if (length > most) return too_long(length, most, remedy);
    if (blank(text)) return not_applicable("It is not given, and need not be.");
    return pass({{"length", std::to_string(length)}, {"most", std::to_string(most)}});
}

Verdict of_length(std::string_view text, std::size_t most, std::string_view remedy) {
    if (blank(text))
        return fail("It is missing.", std::string(remedy), {{"length", "0"}, {"most", std::to_string(most)}});
    return of_length_if_given(text, most, remedy);
}

} // namespace domain::readiness
