// Texts of listings as a market has them: words that all listings use, words of a subject that come together, and a
// long tail of names that few have; every tenth listing in French. The same seed gives the same market.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct ListingText {
    std::string title;
    std::string short_description;
    std::string long_description;
    std::vector<std::string> highlights;
    std::vector<std::string> keywords;
    std::string category;
};

class ListingTexts {
  public:
    explicit ListingTexts(std::uint64_t seed);

    ListingText next();
    // Two words that a buyer types: each from one of three bands (in every listing, of a subject, a name), both of one
    // subject, since people look for what belongs together.
    std::string question();

  private:
    struct Voice; // a subject, told in one language

    std::string_view word(const Voice& voice);
    std::string_view name();
    std::string words(const Voice& voice, int least, int most);
    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(chance_); }
    // Popular ones come first (Zipf-Mandelbrot).
    std::size_t pick_popular(std::size_t count);

    std::mt19937_64 chance_;
    std::vector<std::string> names_;
    std::vector<double> sums_; // of the names' shares
};

} // namespace bench
