#include "domain/search/index.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace domain {

namespace {

constexpr std::size_t most_words = 16;       // of a question
constexpr std::size_t most_beginnings = 200; // vocabulary words that one beginning stands for
constexpr std::size_t most_typos = 5;
constexpr float beginning_share = 0.6f, typo_share = 0.4f; // of a whole word's weight

// BM25's saturation and length normalisation, with a usual length instead of the average, so that an entry's weights do
// not change with others.
constexpr float saturation = 1.2f, length_share = 0.75f, usual_length = 80;

std::uint32_t pack(SearchIndex::Slot slot, float weight) {
    return slot << 8 | static_cast<std::uint32_t>(std::clamp(weight * 255.f, 1.f, 255.f));
}
SearchIndex::Slot slot_of(std::uint32_t posting) {
    return posting >> 8;
}
float weight_of(std::uint32_t posting) {
    return static_cast<float>(posting & 0xff) / 255.f;
}

std::string key_of(std::string_view stem, Language language) {
    std::string key(1, language == Language::French ? 'f' : 'e');
    return key += stem;
}

// A bit for each letter that the word has, one for digits, and some for bytes of other scripts. A typo changes at most
// two of them.
std::uint32_t letters_of(std::string_view word) {
    std::uint32_t letters = 0;
    for (const char c : word)
        letters |= 1u << (c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? 26 : 27 + (c & 3));
    return letters;
}

// What one question adds up, kept by each thread from one question to the next: clearing it costs what was touched.
struct Sums {
    std::vector<float> total, current;
    std::vector<std::uint8_t> stage; // how many of the question's words were found, in their order
    std::vector<SearchIndex::Slot> touched;

    void prepare(std::size_t slots) {
        if (stage.size() >= slots) return;
        total.resize(slots);
        current.resize(slots);
        stage.resize(slots);
    }
    void clear() {
        for (const SearchIndex::Slot slot : touched)
            stage[slot] = 0;
        touched.clear();
    }
    // The word number `word` is in `slot` and worth so much; of several forms of a word the best counts.
    void count(SearchIndex::Slot slot, std::uint8_t word, float worth) {
        if (stage[slot] == word) {
            if (word == 0) {
                touched.push_back(slot);
                total[slot] = 0;
            }
            stage[slot] = static_cast<std::uint8_t>(word + 1);
            total[slot] += worth;
            current[slot] = worth;
        } else if (stage[slot] == word + 1 && worth > current[slot]) {
            total[slot] += worth - current[slot];
            current[slot] = worth;
        }
    }
};

} // namespace

SearchIndex::Term SearchIndex::term_of(const std::string& stem, Language language) {
    const auto [found, fresh] = terms_.try_emplace(key_of(stem, language), static_cast<Term>(postings_.size()));
    if (fresh) postings_.emplace_back();
    return found->second;
}

const SearchIndex::Term* SearchIndex::find_term(std::string_view word, Language language) const {
    const auto found = terms_.find(key_of(stem(word, language), language));
    return found == terms_.end() ? nullptr : &found->second;
}

SearchIndex::Known& SearchIndex::known(const std::string& word) {
    const auto [found, fresh] = vocabulary_.try_emplace(word);
    if (fresh) outlines_.push_back({letters_of(word), &*found});
    return found->second;
}

SearchIndex::Slot SearchIndex::add(const SearchText& text) {
    if (alive_.size() >= 1u << 24) throw std::length_error("the search index is full");
    const auto slot = static_cast<Slot>(alive_.size());
    const std::pair<float, std::vector<std::string>> fields[] = {{4.f, words_of(text.title)},
                                                                 {2.5f, words_of(text.keywords)},
                                                                 {1.5f, words_of(text.summary)},
                                                                 {1.f, words_of(text.body)}};
    std::vector<std::string> all;
    for (const auto& [weight, words] : fields)
        all.insert(all.end(), words.begin(), words.end());
    const Language language = language_of(all);
    const float length = static_cast<float>(all.size()) / usual_length;

    std::unordered_map<Term, float> counts;
    for (const auto& [weight, words] : fields)
        for (const std::string& word : words) {
            Term& term = known(word).terms[language == Language::French];
            if (term == no_term) term = term_of(stem(word, language), language);
            counts[term] += weight;
        }
    for (const auto& [term, count] : counts)
        postings_[term].push_back(
            pack(slot, count / (count + saturation * (1 - length_share + length_share * length))));
    alive_.push_back(1);
    ++living_;
    return slot;
}

void SearchIndex::remove(Slot slot) {
    if (slot < alive_.size() && std::exchange(alive_[slot], 0)) --living_;
}

float SearchIndex::rarity(Term term) const {
    const auto with = static_cast<float>(postings_[term].size());
    return std::log1p((static_cast<float>(alive_.size()) - with + 0.5f) / (with + 0.5f));
}

void SearchIndex::want(Term term, float share, std::vector<Wanted>& wanted) const {
    const float weight = share * rarity(term);
    for (Wanted& one : wanted)
        if (one.term == term) {
            one.weight = std::max(one.weight, weight);
            return;
        }
    wanted.push_back({term, weight});
}

void SearchIndex::want_beginnings(std::string_view word, std::vector<Wanted>& wanted) const {
    std::size_t count = 0;
    for (auto at = vocabulary_.lower_bound(word);
         at != vocabulary_.end() && at->first.starts_with(word) && count < most_beginnings; ++at, ++count)
        for (const Term term : at->second.terms)
            if (term != no_term) want(term, beginning_share, wanted);
}

void SearchIndex::want_typos(std::string_view word, std::vector<Wanted>& wanted) const {
    if (word.size() < 4) return;
    std::size_t most = word.size() < 8 ? 1 : 2;
    const std::uint32_t letters = letters_of(word);
    std::vector<const Outline*> near;
    for (const Outline& outline : outlines_) {
        if (static_cast<std::size_t>(std::popcount(letters ^ outline.letters)) > 2 * most) continue;
        const std::size_t typos = typos_between(word, outline.word->first, most);
        if (typos > most) continue;
        if (typos < most) near.clear(); // only the nearest
        most = typos;
        near.push_back(&outline);
    }
    const auto frequency = [&](const Outline* outline) {
        std::size_t sum = 0;
        for (const Term term : outline->word->second.terms)
            if (term != no_term) sum += postings_[term].size();
        return sum;
    };
    std::ranges::sort(near, [&](const Outline* a, const Outline* b) {
        const std::size_t left = frequency(a), right = frequency(b);
        return left != right ? left > right : a->word->first < b->word->first;
    });
    if (near.size() > most_typos) near.resize(most_typos);
    for (const Outline* outline : near)
        for (const Term term : outline->word->second.terms)
            if (term != no_term) want(term, typo_share, wanted);
}

std::vector<SearchIndex::Wanted> SearchIndex::wanted_for(const std::string& word, bool last) const {
    std::vector<Wanted> wanted;
    for (const Language language : {Language::English, Language::French})
        if (const Term* term = find_term(word, language)) want(*term, 1, wanted);
    if (word.size() >= 2 && (last || wanted.empty())) want_beginnings(word, wanted);
    if (wanted.empty()) want_typos(word, wanted);
    return wanted;
}

std::vector<SearchIndex::Hit> SearchIndex::find(std::string_view question) const {
    std::vector<std::string> words = words_of(question);
    std::vector<Hit> hits;
    if (words.empty()) {
        for (Slot slot = 0; slot < alive_.size(); ++slot)
            if (alive_[slot]) hits.push_back({slot, 0});
        return hits;
    }
    if (words.size() > most_words) words.resize(most_words);
    std::vector<std::vector<Wanted>> all;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (all.emplace_back(wanted_for(words[i], i + 1 == words.size())); all.back().empty()) return hits;
    const auto size_of = [&](const std::vector<Wanted>& wanted) {
        std::size_t size = 0;
        for (const Wanted& one : wanted)
            size += postings_[one.term].size();
        return size;
    };
    std::ranges::stable_sort(all, {}, size_of); // the rarest first: what is not there need not be looked for

    thread_local Sums sums;
    sums.prepare(alive_.size());
    for (std::size_t word = 0; word < all.size(); ++word)
        for (const Wanted& one : all[word])
            for (const std::uint32_t posting : postings_[one.term])
                sums.count(slot_of(posting), static_cast<std::uint8_t>(word), one.weight * weight_of(posting));
    for (const Slot slot : sums.touched)
        if (sums.stage[slot] == all.size() && alive_[slot]) hits.push_back({slot, sums.total[slot]});
    sums.clear();
    return hits;
}

} // namespace domain
