// Refusals of one change type that another one tells with the same code: each has a case of its own here.
#include "domain/changes/market_for_tests.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

using namespace testing_market;
using testing::Contains;
using testing::ElementsAre;

Change update(std::string_view details) {
    return product_change("UpdateDeliveryOptions", details);
}

TEST(AddDeliveryOptions, NeedsTheDetailsOfAVersion) {
    EXPECT_THAT(codes(market(), product_change("AddDeliveryOptions", R"({"DeliveryOptions": [{}]})")),
                ElementsAre("INVALID_INPUT"));
}

TEST(UpdateDeliveryOptions, IsForProductsThatAreSold) {
    Market now = released();
    now.products.at("prod-draft").visibility = Visibility::Restricted;
    EXPECT_THAT(codes(now, update(R"({"DeliveryOptions": [{"Id": "id-3", "Details": {}}]})")),
                Contains("INCOMPATIBLE_PRODUCT_STATUS"));
}

TEST(UpdateDeliveryOptions, KeepsTheKindAndRecommendsOnlyWhatIsSupported) {
    EXPECT_THAT(codes(released(), update(R"({"DeliveryOptions": [{"Id": "id-3", "Details": {
                    "SageMakerAlgorithmDeliveryOptionDetails": {"UsageInstructions": "Train it."}}}]})")),
                ElementsAre("INCOMPATIBLE_DELIVERY_OPTIONS"));
    EXPECT_THAT(codes(released(), update(R"({"DeliveryOptions": [{"Id": "id-3", "Details": {
                    "SageMakerModelPackageDeliveryOptionDetails": {"RecommendedInstanceTypes": {
                    "BatchTransform": "ml.m5.large", "RealtimeInference": "ml.p3.2xlarge"}}}}]})")),
                ElementsAre("INVALID_RECOMMENDED_INSTANCE_TYPE"));
}

TEST(UpdateDeliveryOptions, LeavesARecommendationThatWasWithdrawnSince) {
    Market now = released();
    now.policy.document = boost::json::parse(R"({"WithdrawnInstanceTypes": ["ml.m5.large"]})");
    EXPECT_THAT(codes(now, update(R"({"DeliveryOptions": [{"Id": "id-3", "Details": {
                    "SageMakerModelPackageDeliveryOptionDetails": {"UsageInstructions": "New."}}}]})")),
                ElementsAre());
    EXPECT_THAT(codes(now, update(R"({"DeliveryOptions": [{"Id": "id-3", "Details": {
                    "SageMakerModelPackageDeliveryOptionDetails": {"RecommendedInstanceTypes": {
                    "BatchTransform": "ml.m5.large"}}}}]})")),
                ElementsAre("INVALID_RECOMMENDED_INSTANCE_TYPE"));
}

TEST(UpdateDeliveryOptions, LeavesEachTitleToOneVersion) {
    Market now = released();
    Product& product = now.products.at("prod-draft");
    product.visibility = Visibility::Draft;
    Version second = product.versions.at(0);
    second.id = "v-2";
    second.option_id = "id-9";
    second.title = "2.0";
    product.versions.push_back(second);
    EXPECT_THAT(codes(now, update(R"({"Version": {"VersionTitle": "2.0"}, "DeliveryOptions": [{"Id": "id-3"}]})")),
                Contains("DUPLICATE_VERSION_TITLE"));
}

TEST(ReleaseProduct, NeedsARegisteredSeller) {
    Market now = market();
    now.seller.state = SellerState::Pending;
    EXPECT_THAT(codes(now, product_change("ReleaseProduct", "{}")), Contains("MISSING_SELLER_PROFILE_INFORMATION"));
}

TEST(ReleaseProduct, NeedsACompleteSellerProfileAndNamesWhatItLacks) {
    Market now = market();
    now.seller.document = parse(R"({"DisplayName": "Trees", "Contact": {"Name": "Ada"}})");
    const auto refused = decide_product_release(now, product_change("ReleaseProduct", "{}"));
    ASSERT_FALSE(refused);
    std::vector<std::string> places;
    for (const base::Refusal& refusal : refused.refusals())
        if (refusal.code == "MISSING_SELLER_PROFILE_INFORMATION") places.push_back(refusal.where);
    EXPECT_THAT(places, ElementsAre("SellerProfile.LegalName", "SellerProfile.CountryCode",
                                    "SellerProfile.Contact.Email", "SellerProfile.Description"));
}

TEST(CreateProduct, TakesNoTitleWithASpaceBeforeItsMark) {
    auto titled = [](std::string_view title) {
        return change("CreateProduct", product_type, "prod-new",
                      json::serialize(json::object{{"ProductTitle", title}}));
    };
    EXPECT_THAT(codes(market(), titled("Trees ™")), ElementsAre("INVALID_INPUT"));
    EXPECT_THAT(codes(market(), titled("Trees™")), ElementsAre());
}

TEST(CreateOffer, KnowsNoOfferSets) {
    const Change wish =
        change("CreateOffer", offer_type, "offer-new", R"({"ProductId": "prod-draft", "OfferSetId": "offerset-1"})");
    EXPECT_THAT(codes(released(), wish), ElementsAre("INCOMPATIBLE_PRODUCT"));
}

TEST(CreateReplacementOffer, NeedsAProductThatIsForSale) {
    Market now = released();
    Agreement agreement;
    agreement.id = "agmt-1";
    agreement.acceptor = "222233334444";
    agreement.product_id = "prod-draft";
    agreement.terms = {{"term-1", parse(R"({"Type": "FixedUpfrontPricingTerm", "Price": "5"})")}};
    now.agreements.emplace(agreement.id, agreement);
    now.products.at("prod-draft").visibility = Visibility::Restricted;
    EXPECT_THAT(codes(now, change("CreateReplacementOffer", offer_type, "offer-new", R"({"AgreementId": "agmt-1"})")),
                ElementsAre("INCOMPATIBLE_PRODUCT"));
}

TEST(OfferUpdateSupportTerms, LeavesAReleasedPrivateOfferAsItIs) {
    Market now = released();
    now.offers.at("offer-draft").buyer_accounts = {"222233334444"};
    EXPECT_THAT(codes(now, offer_change("UpdateSupportTerms", support)), ElementsAre("INCOMPATIBLE_TERMS"));
}

TEST(OfferUpdateLegalTerms, LeavesAReleasedPrivateOfferAsItIs) {
    Market now = released();
    Offer offer;
    offer.id = "offer-private";
    offer.product_id = "prod-draft";
    offer.buyer_accounts = {"222233334444"};
    offer.released = true;
    now.offers.emplace(offer.id, offer);
    EXPECT_THAT(codes(now, change("UpdateLegalTerms", offer_type, "offer-private", legal)),
                ElementsAre("INCOMPATIBLE_TERMS"));
}

TEST(OfferUpdateNetPaymentTerms, IsForPrivateOffers) {
    EXPECT_THAT(codes(market(), offer_change("UpdateNetPaymentTerms", R"({"Terms": [{"Type": "NetPaymentTerm",
                    "PaymentDuePeriod": "P30D"}]})")),
                ElementsAre("INCOMPATIBLE_TERMS"));
}

} // namespace
} // namespace domain
