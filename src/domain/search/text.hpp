// Finding listings by words: every word of the query must begin a word of the listing (accents and case aside); rare
// words and the fields that say most (title, then keywords) weigh more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct SearchText {
    std::string title;
    std::string keywords; // and categories and the seller's name
    std::string summary;  // short description and highlights
    std::string body;     // long description
};

// Lower-case words of letters and digits, Latin accents folded ("Prédiction" → "prediction").
std::vector<std::string> words_of(std::string_view text);

// For each listing that matches, its position and its score, best first; equal scores keep the given order. An empty
// query matches all with score 0.
struct Match {
    std::size_t position = 0;
    double score = 0;
};
std::vector<Match> rank(const std::vector<SearchText>& listings, std::string_view query);

} // namespace domain
