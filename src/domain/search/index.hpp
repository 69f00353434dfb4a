// An index of listings in memory: which of them have every word of a question, and how well.
//
// A word is found by its stem in the listing's language; the last word of a question also by its beginning; a word that
// is nowhere, by the words that a typo or two make of it. Rare words and the fields that say most (title, then
// keywords) weigh more (BM25). Entries are added and removed one by one; a removed one costs its place until the index
// is built anew.
//
// Not synchronised: whoever changes it while others read holds a lock.
#pragma once

#include "domain/search/text.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace domain {

struct SearchText {
    std::string title;
    std::string keywords; // and categories and the seller's name
    std::string summary;  // short description and highlights
    std::string body;     // long description
};

class SearchIndex {
  public:
    using Slot = std::uint32_t; // counts up from 0; at most 16 million

    Slot add(const SearchText& text);
    void remove(Slot slot);

    struct Hit {
        Slot slot = 0;
        float score = 0;
    };
    // In no order. A question without words finds all, with score 0.
    std::vector<Hit> find(std::string_view question) const;

    std::size_t slots() const { return alive_.size(); } // removed ones among them
    std::size_t entries() const { return living_; }
    std::size_t words() const { return vocabulary_.size(); }

  private:
    using Term = std::uint32_t;
    // Slot and weight in one number, ascending: 24 bits and 8.
    using Postings = std::vector<std::uint32_t>;
    struct Wanted {
        Term term = 0;
        float weight = 0;
    };
    static constexpr Term no_term = ~Term{0};
    struct Known {
        Term terms[2] = {no_term, no_term}; // its stem's in either language
    };

    // A word of the vocabulary, with what tells quickly that another is far from it: which letters it has.
    struct Outline {
        std::uint32_t letters = 0;
        const std::pair<const std::string, Known>* word = nullptr;
    };

    Term term_of(const std::string& stem, Language language);
    Known& known(const std::string& word);
    const Term* find_term(std::string_view word, Language language) const;
    float rarity(Term term) const;
    void want(Term term, float share, std::vector<Wanted>& wanted) const;
    void want_beginnings(std::string_view word, std::vector<Wanted>& wanted) const;
    void want_typos(std::string_view word, std::vector<Wanted>& wanted) const;
    std::vector<Wanted> wanted_for(const std::string& word, bool last) const;

    std::unordered_map<std::string, Term> terms_;          // by language's letter and stem
    std::vector<Postings> postings_;                       // by term
    std::map<std::string, Known, std::less<>> vocabulary_; // whose entries stay where they are
    std::vector<Outline> outlines_;                        // of the vocabulary, as it was met
    std::vector<std::uint8_t> alive_;                      // by slot
    std::size_t living_ = 0;
};

} // namespace domain
