#include "domain/search/text.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

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

TEST(Words, LoseTheirEndings) {
    EXPECT_EQ(stem("classifiers", Language::English), stem("classifier", Language::English));
    EXPECT_EQ(stem("predictions", Language::French), stem("prediction", Language::French));
    EXPECT_EQ(stem("modele", Language::French), stem("modeles", Language::French));
    EXPECT_EQ(stem("", Language::English), "");
}

TEST(Words, TellTheirLanguage) {
    EXPECT_EQ(language_of(words_of("Un modèle pour la détection des tumeurs")), Language::French);
    EXPECT_EQ(language_of(words_of("A model for the detection of tumours")), Language::English);
    EXPECT_EQ(language_of({}), Language::English);
}

TEST(Words, AreComparedByTheirTypos) {
    EXPECT_EQ(typos_between("tumour", "tumour", 2), 0u);
    EXPECT_EQ(typos_between("tumuor", "tumour", 2), 1u); // neighbours swapped
    EXPECT_EQ(typos_between("tumor", "tumour", 2), 1u);
    EXPECT_EQ(typos_between("tumr", "tumour", 2), 2u);
    EXPECT_EQ(typos_between("zebra", "tumour", 2), 3u);
    EXPECT_EQ(typos_between("", "ab", 2), 2u);
}

} // namespace
} // namespace domain
