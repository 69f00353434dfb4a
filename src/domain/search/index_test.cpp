#include "domain/search/index.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

SearchIndex index_of(const std::vector<SearchText>& texts) {
    SearchIndex index;
    for (const SearchText& text : texts)
        index.add(text);
    return index;
}

std::vector<SearchIndex::Slot> order(const SearchIndex& index, std::string_view question) {
    auto hits = index.find(question);
    std::ranges::stable_sort(
        hits, [](const auto& a, const auto& b) { return std::tie(b.score, a.slot) < std::tie(a.score, b.slot); });
    std::vector<SearchIndex::Slot> slots;
    for (const auto& hit : hits)
        slots.push_back(hit.slot);
    return slots;
}

TEST(SearchIndex, WantsEveryWord) {
    const auto index = index_of({{.title = "Tumour classifier"}, {.title = "Tumour images"}});
    EXPECT_THAT(order(index, "tumour classifier"), ElementsAre(0u));
    EXPECT_THAT(order(index, "tumour sound"), IsEmpty());
    EXPECT_THAT(order(index, "sound tumour"), IsEmpty());
}

TEST(SearchIndex, TitleBeatsBody) {
    const auto index = index_of({{.title = "Forecast", .body = "not about churn but churn-like things"},
                                 {.title = "Churn", .body = "forecast"}});
    EXPECT_THAT(order(index, "churn"), ElementsAre(1u, 0u));
}

TEST(SearchIndex, WordBeginningsMatchBelowWholeWords) {
    const auto index = index_of({{.title = "Oncology"}, {.title = "Onco"}});
    EXPECT_THAT(order(index, "onco"), ElementsAre(1u, 0u));
}

TEST(SearchIndex, RareWordsWeighMore) {
    const auto index = index_of({{.title = "model model model", .body = "zebra"},
                                 {.title = "zebra", .body = "model"},
                                 {.title = "model"},
                                 {.title = "model"}});
    EXPECT_THAT(order(index, "model zebra"), ElementsAre(1u, 0u));
}

TEST(SearchIndex, FindsOtherFormsInBothLanguages) {
    const auto index =
        index_of({{.title = "Image classifiers", .body = "for the detection of tumours and of cells"},
                  {.title = "Prédictions de ventes", .body = "un modèle pour les magasins et leurs stocks"}});
    EXPECT_THAT(order(index, "classifier detections"), ElementsAre(0u));
    EXPECT_THAT(order(index, "prediction vente"), ElementsAre(1u));
    EXPECT_THAT(order(index, "PRÉDICTION MAGASIN"), ElementsAre(1u));
}

TEST(SearchIndex, ForgivesTypos) {
    const auto index = index_of({{.title = "Tumour segmentation"}, {.title = "Churn forecast"}});
    EXPECT_THAT(order(index, "tumuor"), ElementsAre(0u));
    EXPECT_THAT(order(index, "segmantetion tumour"), ElementsAre(0u));
    EXPECT_THAT(order(index, "chun forecast"), ElementsAre(1u));
    EXPECT_THAT(order(index, "zzz"), IsEmpty()) << "too short to guess";
    // A word that exists is meant: "churn" does not stand for a neighbour of it.
    EXPECT_THAT(order(index_of({{.title = "Churn"}, {.title = "Churl"}}), "churn model"), IsEmpty());
}

TEST(SearchIndex, AQuestionWithoutWordsFindsAll) {
    EXPECT_THAT(order(index_of({{.title = "b"}, {.title = "a"}}), " — "), ElementsAre(0u, 1u));
}

TEST(SearchIndex, ForgetsWhatWasRemoved) {
    auto index = index_of({{.title = "alpha"}, {.title = "alpha beta"}});
    index.remove(0);
    index.remove(0);
    EXPECT_THAT(order(index, "alpha"), ElementsAre(1u));
    EXPECT_EQ(index.entries(), 1u);
    const auto again = index.add({.title = "alpha gamma"});
    EXPECT_THAT(order(index, "alpha"), UnorderedElementsAre(1u, again));
    EXPECT_THAT(order(index, "gamma"), ElementsAre(again)) << "what an earlier question added up is gone";
}

} // namespace
} // namespace domain
