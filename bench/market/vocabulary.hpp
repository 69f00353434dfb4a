// The words that listings of machine-learning products are written in, the commonest first.
#pragma once

#include <string_view>
#include <vector>

namespace bench {

struct Language {
    std::vector<std::string_view> joining; // what holds a sentence together
    std::vector<std::string_view> common;  // in listings of every subject
};

struct Subject {
    std::vector<std::string_view> words;
};

const std::vector<Language>& languages(); // English, French
const std::vector<Subject>& subjects();

} // namespace bench
