#include "domain/search/text.hpp"

#include <algorithm>
#include <array>
#include <libstemmer.h>
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

constexpr std::array french_words = {"le", "la", "les", "des", "une", "et", "pour", "avec", "dans",  "sur", "est",
                                     "du", "au", "aux", "qui", "que", "un", "par",  "vos",  "votre", "en"};
constexpr std::array english_words = {"the", "of", "and", "to",   "in",   "for", "with", "is",
                                      "on",  "by", "a",   "your", "that", "or",  "from", "it"};

struct Stemmer {
    explicit Stemmer(const char* language) : machine(sb_stemmer_new(language, "UTF_8")) {}
    ~Stemmer() { sb_stemmer_delete(machine); }
    Stemmer(const Stemmer&) = delete;
    Stemmer& operator=(const Stemmer&) = delete;
    sb_stemmer* machine;
};

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

Language language_of(const std::vector<std::string>& words) {
    std::size_t french = 0, english = 0;
    for (const std::string& word : words) {
        french += std::ranges::find(french_words, word) != french_words.end();
        english += std::ranges::find(english_words, word) != english_words.end();
    }
    return french > english ? Language::French : Language::English;
}

std::string stem(std::string_view word, Language language) {
    thread_local const Stemmer english("english"), french("french");
    sb_stemmer* machine = language == Language::French ? french.machine : english.machine;
    const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* cut = sb_stemmer_stem(machine, letters, static_cast<int>(word.size()));
    if (!cut) return std::string(word);
    return {reinterpret_cast<const char*>(cut), static_cast<std::size_t>(sb_stemmer_length(machine))};
}

std::size_t typos_between(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most) return most + 1;
    // Three rows of the table of distances: two back is for neighbours that were swapped.
    thread_local std::vector<std::size_t> before, above, row;
    for (auto* each : {&before, &above, &row})
        each->resize(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t best = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > most) return most + 1;
        std::swap(before, above);
        std::swap(above, row);
    }
    return std::min(above[b.size()], most + 1);
}

} // namespace domain
