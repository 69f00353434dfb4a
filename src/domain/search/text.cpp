#include "domain/search/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace domain {

using namespace std::string_view_literals;

namespace {

// U+00C0..U+00FF: what each folds to. '\0' is no letter (× and ÷).
constexpr std::string_view latin_base = "aaaaaaaceeeeiiiidnooooo\0ouuuuyts"
                                        "aaaaaaaceeeeiiiidnooooo\0ouuuuyty"sv;

void append_folded(char32_t code, std::string& word, bool& letter) {
    letter = true;
    if (code < 0x80) {
        const char c = static_cast<char>(code);
        if (c >= 'A' && c <= 'Z')
            word += static_cast<char>(c + 32);
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            word += c;
        else
            letter = false;
    } else if (code >= 0xC0 && code <= 0xFF) {
        const char c = latin_base.at(code - 0xC0);
        if (c)
            word += c;
        else
            letter = false;
    } else if (code == 0x152 || code == 0x153) {
        word += "oe";
    } else if (code < 0xC0 || (code >= 0x2000 && code <= 0x206F) || (code >= 0x3000 && code <= 0x303F)) {
        letter = false; // punctuation
    } else {
        // Other scripts are kept as they are.
        if (code < 0x800) {
            word += static_cast<char>(0xC0 | (code >> 6));
        } else if (code < 0x10000) {
            word += static_cast<char>(0xE0 | (code >> 12));
            word += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        } else {
            word += static_cast<char>(0xF0 | (code >> 18));
            word += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
            word += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        }
        word += static_cast<char>(0x80 | (code & 0x3F));
    }
}

// Reads one UTF-8 character from `at`; a broken one counts as a space.
char32_t next_code(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at++);
    if (first < 0x80) return first;
    const int extra = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : -1;
    if (extra < 0 || at + extra > text.size()) return ' ';
    char32_t code = first & (0x3F >> extra);
    for (int i = 0; i < extra; ++i) {
        if ((byte(at) & 0xC0) != 0x80) return ' ';
        code = (code << 6) | (byte(at++) & 0x3F);
    }
    return code;
}

struct Field {
    double weight;
    std::vector<std::string> words;
};

using Indexed = std::array<Field, 4>;

Indexed index(const SearchText& text) {
    return {Field{4.0, words_of(text.title)}, Field{2.5, words_of(text.keywords)}, Field{1.5, words_of(text.summary)},
            Field{1.0, words_of(text.body)}};
}

// A whole word counts fully, a mere beginning half; a long field gives each of its words less.
double field_score(const Field& field, const std::string& term) {
    double hits = 0;
    for (const std::string& word : field.words)
        if (word == term)
            hits += 1;
        else if (term.size() >= 2 && word.starts_with(term))
            hits += 0.5;
    if (hits == 0) return 0;
    return field.weight * hits / (hits + 0.5 + static_cast<double>(field.words.size()) / 60.0);
}

double term_score(const Indexed& listing, const std::string& term) {
    double score = 0;
    for (const Field& field : listing)
        score += field_score(field, term);
    return score;
}

} // namespace

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        bool letter = false;
        append_folded(next_code(text, at), word, letter);
        if (!letter && !word.empty()) words.push_back(std::exchange(word, {}));
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

std::vector<Match> rank(const std::vector<SearchText>& listings, std::string_view query) {
    std::vector<Match> matches;
    const std::vector<std::string> terms = words_of(query);
    if (terms.empty()) {
        for (std::size_t i = 0; i < listings.size(); ++i)
            matches.push_back({i, 0});
        return matches;
    }
    std::vector<std::vector<double>> scores(terms.size(), std::vector<double>(listings.size()));
    for (std::size_t i = 0; i < listings.size(); ++i) {
        const Indexed indexed = index(listings[i]);
        for (std::size_t t = 0; t < terms.size(); ++t)
            scores[t][i] = term_score(indexed, terms[t]);
    }
    std::vector<double> rarity;
    for (const auto& column : scores) {
        const auto found = std::count_if(column.begin(), column.end(), [](double s) { return s > 0; });
        rarity.push_back(std::log(1.0 + static_cast<double>(listings.size()) / (static_cast<double>(found) + 0.5)));
    }
    for (std::size_t i = 0; i < listings.size(); ++i) {
        double total = 0;
        bool all = true;
        for (std::size_t t = 0; t < terms.size() && all; ++t) {
            all = scores[t][i] > 0;
            total += scores[t][i] * rarity[t];
        }
        if (all) matches.push_back({i, total});
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.score > b.score; });
    return matches;
}

} // namespace domain
