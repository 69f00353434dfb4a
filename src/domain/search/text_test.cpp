#include "domain/search/text.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::size_t> order(const std::vector<SearchText>& listings, std::string_view query) {
    std::vector<std::size_t> positions;
    for (const Match& match : rank(listings, query))
        positions.push_back(match.position);
    return positions;
}

TEST(WordsOf, FoldsCaseAndAccents) {
    EXPECT_THAT(words_of("Prédiction d'Œuvre — ÉTÉ 2026"), ElementsAre("prediction", "d", "oeuvre", "ete", "2026"));
}

TEST(WordsOf, KeepsOtherScripts) {
    EXPECT_THAT(words_of("модель, 模型"), ElementsAre("модель", "模型"));
}

TEST(WordsOf, TakesBrokenTextWithoutHarm) {
    EXPECT_THAT(words_of("abc\xff\xc3"), ElementsAre("abc"));
    EXPECT_THAT(words_of("\xe2\x82"), IsEmpty());
}

TEST(Rank, WantsEveryWord) {
    const std::vector<SearchText> listings = {{.title = "Tumour classifier"}, {.title = "Tumour images"}};
    EXPECT_THAT(order(listings, "tumour classifier"), ElementsAre(0u));
    EXPECT_THAT(order(listings, "tumour sound"), IsEmpty());
}

TEST(Rank, TitleBeatsBody) {
    const std::vector<SearchText> listings = {{.title = "Forecast", .body = "not about churn but churn-like things"},
                                              {.title = "Churn", .body = "forecast"}};
    EXPECT_THAT(order(listings, "churn"), ElementsAre(1u, 0u));
}

TEST(Rank, WordBeginningsMatchBelowWholeWords) {
    const std::vector<SearchText> listings = {{.title = "Classification"}, {.title = "Class"}};
    EXPECT_THAT(order(listings, "class"), ElementsAre(1u, 0u));
}

TEST(Rank, RareWordsWeighMore) {
    const std::vector<SearchText> listings = {{.title = "model model model", .body = "zebra"},
                                              {.title = "zebra", .body = "model"},
                                              {.title = "model"},
                                              {.title = "model"}};
    EXPECT_THAT(order(listings, "model zebra"), ElementsAre(1u, 0u));
}

TEST(Rank, AnEmptyQueryKeepsAllInOrder) {
    EXPECT_THAT(order({{.title = "b"}, {.title = "a"}}, "  "), ElementsAre(0u, 1u));
}

} // namespace
} // namespace domain
