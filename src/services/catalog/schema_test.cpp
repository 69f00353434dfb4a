#include "services/catalog/schema.hpp"

#include "domain/changes/market_for_tests.hpp"

#include <gmock/gmock.h>

namespace services {
namespace {

using namespace domain::testing_market;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> places(std::string_view entity, std::string_view change, std::string_view details) {
    std::vector<std::string> found;
    for (const base::Refusal& refusal : check_details(entity, change, parse(details)))
        found.push_back(refusal.where);
    return found;
}

TEST(DetailsSchema, TakesWhatTheChangeTypesTake) {
    for (const domain::Change& change : whole_set())
        EXPECT_THAT(check_details(change.entity_type, change.type, change.details), IsEmpty()) << change.type;
    EXPECT_THAT(places("MachineLearningProduct", "UpdateTargeting", R"({"PositiveTargeting": {"BuyerAccounts": []}})"),
                IsEmpty());
}

TEST(DetailsSchema, NamesEveryPlaceThatIsWrong) {
    EXPECT_THAT(places("MachineLearningProduct", "UpdateInformation",
                       R"({"ProductTitle": " starts with a space", "Highlights": [], "Nonsense": 1,
                           "LogoUrl": "ftp://x", "SearchKeywords": [7]})")
                    .size(),
                testing::Ge(4u));
    EXPECT_THAT(places("Offer", "CreateOffer", R"({"Name": "a<b"})").size(), 2u);
}

TEST(DetailsSchema, RefusesMembersThatNobodyKnows) {
    EXPECT_THAT(places("Offer", "UpdateInformation", R"({"Name": "n", "Descripton": "typo"})"),
                ElementsAre("Descripton"));
    EXPECT_THAT(places("MachineLearningProduct", "ReleaseProduct", R"({"Now": true})"), ElementsAre("Now"));
}

TEST(DetailsSchema, LetsNullClear) {
    EXPECT_THAT(places("MachineLearningProduct", "UpdateInformation", R"({"Sku": null})"), IsEmpty());
}

TEST(DetailsSchema, WantsExactlyOneKindOfResource) {
    EXPECT_THAT(
        places("MachineLearningProduct", "AddDeliveryOptions",
               R"({"Version": {"VersionTitle": "1", "ReleaseNotes": "n"}, "DeliveryOptions": [{"Details": {}}]})"),
        testing::Not(IsEmpty()));
}

} // namespace
} // namespace services
