// Words: what listings and questions are compared by. Accents and case do not count, and neither do the endings that a
// language gives its words ("prédictions" and "prediction" are one).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

enum class Language { English, French };

// Lower-case words of letters and digits, Latin accents folded ("Prédiction" → "prediction").
std::vector<std::string> words_of(std::string_view text);

// By its small words; English where they say nothing.
Language language_of(const std::vector<std::string>& words);

// The word without its ending, as Snowball's stemmer of the language cuts it.
std::string stem(std::string_view word, Language language);

// How many letters must be changed, added, left out or swapped with their neighbour; most + 1 where it is more.
std::size_t typos_between(std::string_view a, std::string_view b, std::size_t most);

} // namespace domain
