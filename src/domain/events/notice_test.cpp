#include "domain/events/delivery.hpp"
#include "domain/events/notice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace domain {
namespace {

using testing::HasSubstr;
using testing::Not;

Notice notice(std::string_view type, const boost::json::object& detail, std::string_view language) {
    return render_notice({type, detail, "2026-11-23T12:00:00Z", "111122223333"}, language, "https://souk.example");
}

TEST(Notice, SpeaksTheLanguageThatWasChosen) {
    const boost::json::object detail = {{"product", {{"id", "prod-1"}, {"title", "Détecteur"}}},
                                        {"freeTrial", {{"endTime", "2026-11-26T12:00:00Z"}}}};
    const Notice english = notice("Free Trial Ending", detail, "en");
    EXPECT_EQ(english.subject, "Your free trial ends in a few days: Détecteur");
    EXPECT_THAT(english.text, HasSubstr("End of the trial: 2026-11-26T12:00:00Z\n"));
    const Notice french = notice("Free Trial Ending", detail, "fr");
    EXPECT_EQ(french.subject, "Votre essai gratuit se termine dans quelques jours\u00a0: Détecteur");
    EXPECT_THAT(french.text, HasSubstr("Résiliez-le avant"));
    EXPECT_THAT(french.text, HasSubstr("Compte\u00a0: 111122223333\n"));
    EXPECT_THAT(french.text, HasSubstr("https://souk.example"));
}

TEST(Notice, TellsOfABudgetWithItsSums) {
    const boost::json::object detail = {{"budget", {{"month", "2026-11"}, {"monthly", "5"}, {"spent", "5.25"}}}};
    const Notice french = notice("Spend Budget Exceeded", detail, "fr");
    EXPECT_EQ(french.subject, "Vous avez dépensé plus que votre budget");
    EXPECT_THAT(french.text, HasSubstr("Dépensé (USD)\u00a0: 5.25\n"));
    EXPECT_THAT(notice("Spend Budget Exceeded", detail, "en").text, HasSubstr("Budget (USD): 5\n"));
}

TEST(Notice, TellsWhatAnAcceptedOfferIsOf) {
    const boost::json::object detail = {
        {"product", {{"title", "Détecteur"}}},
        {"agreement", {{"startTime", "2026-11-24T00:00:00Z"}, {"endTime", "2027-11-24T00:00:00Z"}}},
        {"estimatedCharges", {{"currencyCode", "EUR"}, {"agreementValue", "200"}}}};
    const Notice french = notice("Purchase Agreement Created - Acceptor", detail, "fr");
    EXPECT_EQ(french.subject, "Un abonnement a commencé\u00a0: Détecteur");
    EXPECT_THAT(french.text,
                HasSubstr("vigueur.\n\nProduit\u00a0: Détecteur\nDébut du contrat\u00a0: 2026-11-24T00:00:00Z\n"
                          "Fin du contrat\u00a0: 2027-11-24T00:00:00Z\nMontant\u00a0: 200\nDevise\u00a0: EUR\n"));
}

TEST(Notice, NamesTheVersionThatCameOrWent) {
    const boost::json::object detail = {{"version", {{"id", "v"}, {"title", "2.0"}}}};
    EXPECT_THAT(notice("Product Version Added", detail, "fr").subject, HasSubstr("Nouvelle version"));
    EXPECT_THAT(notice("Product Version Restricted", detail, "en").text, HasSubstr("Version: 2.0\n"));
}

TEST(Notice, WordsWhatIsMailedToEverybody) {
    for (const std::string& type : mailed_to_everybody())
        EXPECT_NE(notice(type, {}, "fr").subject, type);
}

TEST(Notice, NamesThePartysEventsAlike) {
    EXPECT_EQ(notice("Purchase Agreement Ended - Acceptor", {}, "en").subject,
              notice("Purchase Agreement Ended - Proposer", {}, "en").subject);
}

TEST(Notice, AnUnknownEventIsToldByItsType) {
    const Notice told = notice("Moon Risen", {}, "en");
    EXPECT_EQ(told.subject, "Moon Risen");
    EXPECT_THAT(told.text, HasSubstr("Event: Moon Risen\n"));
    EXPECT_THAT(told.text, Not(HasSubstr("Product")));
}

} // namespace
} // namespace domain
