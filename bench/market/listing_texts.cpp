#include "market/listing_texts.hpp"

#include "domain/product/categories.hpp"
#include "market/vocabulary.hpp"

#include <algorithm>
#include <cmath>

namespace bench {

namespace {

constexpr std::size_t names = 50'000;
constexpr int french_share = 10; // every tenth

// A name that nobody has used: syllables by its number.
std::string name_of(std::size_t number) {
    static constexpr std::string_view begins[] = {"ba", "ce", "di", "fo", "ga",  "he", "ki", "lo",
                                                  "mu", "ne", "or", "pa", "qui", "ro", "su", "ta"};
    static constexpr std::string_view ends[] = {"lix",  "net",   "ra",   "vision", "ton",   "dex",   "ria",  "flow",
                                                "mind", "sight", "cast", "grid",   "lytic", "scope", "wave", "form"};
    std::string name(begins[number % 16]);
    for (std::size_t rest = number / 256; rest > 0; rest /= 16)
        name += begins[rest % 16];
    return name += ends[number / 16 % 16];
}

double share_of(std::size_t place) {
    return 1 / std::pow(static_cast<double>(place) + 2.7, 1.07);
}

} // namespace

struct ListingTexts::Voice {
    const Subject& subject;
    const Language& language;
};

ListingTexts::ListingTexts(std::uint64_t seed) : chance_(seed) {
    double sum = 0;
    for (std::size_t i = 0; i < names; ++i) {
        names_.push_back(name_of(i));
        sums_.push_back(sum += share_of(i));
    }
}

std::size_t ListingTexts::pick_popular(std::size_t count) {
    const double at = std::uniform_real_distribution<double>(0, sums_[count - 1])(chance_);
    return static_cast<std::size_t>(std::lower_bound(sums_.begin(), sums_.end(), at) - sums_.begin());
}

std::string_view ListingTexts::name() {
    return names_[pick_popular(names)];
}

std::string_view ListingTexts::word(const Voice& voice) {
    const auto& [subject, language] = voice;
    switch (const std::size_t kind = pick(20); kind) {
    case 0:
    case 1:
        return name();
    case 2:
    case 3:
    case 4:
    case 5:
        return subject.words[pick_popular(subject.words.size())];
    default:
        return kind < 13 ? language.common[pick_popular(language.common.size())]
                         : language.joining[pick_popular(language.joining.size())];
    }
}

std::string ListingTexts::words(const Voice& voice, int least, int most) {
    std::string text;
    for (int left = std::uniform_int_distribution<int>(least, most)(chance_); left > 0; --left)
        (text += text.empty() ? "" : " ") += word(voice);
    return text;
}

ListingText ListingTexts::next() {
    const std::size_t number = pick_popular(subjects().size());
    const Voice voice{subjects()[number], languages()[pick(french_share) == 0]};
    const auto one_of = [&](const auto& from) { return std::string(from[pick_popular(from.size())]); };
    ListingText text;
    text.title = std::string(name()) + " " + one_of(voice.subject.words) + " " + words(voice, 3, 6);
    text.short_description = words(voice, 10, 18);
    for (int sentence = 0; sentence < 5; ++sentence)
        text.long_description += words(voice, 8, 14) + ". ";
    text.highlights = {words(voice, 5, 9), words(voice, 5, 9)};
    text.keywords = {one_of(voice.subject.words), one_of(voice.subject.words), one_of(voice.language.common)};
    const domain::Categories& offered = domain::usual_categories();
    text.category = offered[number % offered.size()].name;
    return text;
}

std::string ListingTexts::question() {
    const Voice voice{subjects()[pick_popular(subjects().size())], languages()[pick(french_share) == 0]};
    const auto one = [&]() -> std::string_view {
        switch (pick(3)) {
        case 0:
            return voice.language.common[pick_popular(voice.language.common.size())];
        case 1:
            return voice.subject.words[pick_popular(voice.subject.words.size())];
        default:
            return name();
        }
    };
    std::string question(one());
    return (question += " ") += one();
}

} // namespace bench
