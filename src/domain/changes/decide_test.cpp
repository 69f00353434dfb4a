#include "domain/changes/access_role.hpp"
#include "domain/changes/asset.hpp"
#include "domain/changes/market_for_tests.hpp"
#include "domain/changes/normalise.hpp"
#include "domain/changes/references.hpp"
#include "domain/listing/visibility.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

using namespace testing_market;
using testing::ElementsAre;

TEST(ChangeSet, RunsInTheOrderOfItsNeedsNotOfItsText) {
    const auto changes = whole_set();
    std::vector<std::string> run;
    for (std::size_t position : order(changes))
        run.push_back(changes[position].type);
    EXPECT_THAT(run, ElementsAre("UpdateInformation", "AddDeliveryOptions", "UpdateInformation", "UpdateSupportTerms",
                                 "UpdateLegalTerms", "UpdatePricingTerms", "ReleaseOffer", "ReleaseProduct"));
}

TEST(ChangeSet, TakesADraftToLimitedAtOnce) {
    const Outcome outcome = decide(market(), whole_set());
    ASSERT_TRUE(outcome.accepted());
    EXPECT_EQ(outcome.products.at("prod-draft").visibility, Visibility::Limited);
    EXPECT_TRUE(outcome.offers.at("offer-draft").released);
    EXPECT_THAT(outcome.released_offers, ElementsAre("offer-draft"));
}

TEST(ChangeSet, TellsTheCauseAndNotWhatFollowsFromIt) {
    auto changes = whole_set();
    changes.back().details = parse(R"({"ProductTitle": "Only a title"})");
    const Outcome outcome = decide(market(), changes);
    ASSERT_EQ(outcome.refusals.size(), 1u);
    EXPECT_EQ(outcome.refusals.begin()->first, changes.size() - 1);
}

TEST(ChangeSet, WantsPricesWithTheFirstVersion) {
    const Outcome outcome = decide(market(), {product_change("AddDeliveryOptions", version_details())});
    ASSERT_EQ(outcome.refusals.size(), 1u);
    EXPECT_EQ(outcome.refusals.at(0)[0].code, "UPDATE_PRICING_REQUIRED");
}

TEST(ChangeSet, WantsPricesForNewInstanceTypes) {
    Market now = released();
    const std::string arn = std::string(package_arn) + "-2";
    Asset wider = package_asset();
    wider.arn = arn;
    wider.supported.batch.push_back("ml.m5.4xlarge");
    now.assets.emplace(arn, wider);
    const Outcome outcome = decide(now, {product_change("AddDeliveryOptions", version_details("2.0", arn))});
    ASSERT_EQ(outcome.refusals.size(), 1u);
    EXPECT_EQ(outcome.refusals.at(0)[0].code, "UPDATE_PRICING_REQUIRED");
    EXPECT_THAT(outcome.refusals.at(0)[0].message, testing::HasSubstr("ml.m5.4xlarge.m.i.b"));
}

TEST(ChangeSet, TakesANewVersionWithTheSameTypesAsItIs) {
    Market now = released();
    const std::string arn = std::string(package_arn) + "-2";
    now.assets.emplace(arn, package_asset());
    EXPECT_TRUE(decide(now, {product_change("AddDeliveryOptions", version_details("2.0", arn))}).accepted());
}

TEST(ChangeSet, RefusesWhatWorksOnNothing) {
    const Outcome outcome = decide(market(), {change("ReleaseOffer", offer_type, "offer-none", "{}")});
    EXPECT_EQ(outcome.refusals.at(0)[0].code, "INVALID_UPDATE_REQUEST");
}

TEST(Reference, StandsAnywhereInAPayload) {
    EXPECT_EQ(parse_reference("$P.Entity.Identifier"), "P");
    EXPECT_FALSE(parse_reference("P.Entity.Identifier"));
    EXPECT_FALSE(parse_reference("$.Entity.Identifier"));
    base::Document payload = parse(R"({"ProductId": "$P.Entity.Identifier", "deep": [{"x": "$Q.Entity.Identifier"}]})");
    std::set<std::string> unknown;
    resolve_references(payload, {{"P", "prod-1"}}, unknown);
    EXPECT_EQ(base::text_at(payload, "ProductId"), "prod-1");
    EXPECT_THAT(unknown, ElementsAre("Q"));
}

TEST(Normalise, AcceptsNumbersAsPricesAndOtherSpellings) {
    base::Document payload = parse(R"({"Terms": [{"Price": 0.1}, {"Price": 5}, {"Price": 0.00000012}, {"Price": 2.0}],
        "Details": {"SagemakerModelPackageDeliveryOptionDetails": {"BatchTranformUrl": "u"}}})");
    normalise_details(payload);
    EXPECT_EQ(base::text_at(payload, "Terms[0].Price"), "0.1");
    EXPECT_EQ(base::text_at(payload, "Terms[1].Price"), "5");
    EXPECT_EQ(base::text_at(payload, "Terms[2].Price"), "0.00000012");
    EXPECT_EQ(base::text_at(payload, "Terms[3].Price"), "2");
    EXPECT_EQ(base::text_at(payload, "Details.SageMakerModelPackageDeliveryOptionDetails.BatchTransformUrl"), "u");
}

TEST(Normalise, TellsNumbersToTheLastDigitOrNotAtAll) {
    const std::pair<const char*, const char*> exact[] = {{"9999999.12345678", "9999999.12345678"},
                                                         {"0.00000001", "0.00000001"},
                                                         {"1e-8", "0.00000001"},
                                                         {"100000000", "100000000"},
                                                         {"1.5e3", "1500"},
                                                         {"0.0", "0"},
                                                         {"2.50", "2.5"},
                                                         {"123.456", "123.456"},
                                                         {"0.30000001", "0.30000001"}};
    for (const auto& [number, text] : exact) {
        base::Document payload = parse(std::string(R"({"Price": )") + number + "}");
        normalise_details(payload);
        EXPECT_EQ(base::text_at(payload, "Price"), text) << number;
    }
    // One binary fraction may stand for several of them.
    for (const char* number : {"99999999.12345678", "99999999.12345679", "10000000.5", "-0.5"}) {
        base::Document payload = parse(std::string(R"({"Price": )") + number + "}");
        normalise_details(payload);
        EXPECT_TRUE(payload.at("Price").is_double()) << number;
    }
}

std::vector<std::string> asset_codes(AssetKind kind, const base::Document* describe, std::string_view status) {
    std::vector<std::string> found;
    const auto judged = judge_asset(kind, package_arn, describe, status);
    if (!judged)
        for (const auto& refusal : judged.refusals())
            found.push_back(refusal.code);
    return found;
}

TEST(Asset, MustBeCompletedCertifiedAndValidated) {
    const base::Document good = parse(R"({"CertifyForMarketplace": true,
        "ValidationSpecification": {"ValidationRole": "r"},
        "InferenceSpecification": {"Containers": [{"Image": "i"}], "SupportedTransformInstanceTypes": ["ml.m5.large"],
        "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large"]}})");
    EXPECT_THAT(asset_codes(AssetKind::ModelPackage, &good, "Completed"), testing::IsEmpty());
    EXPECT_THAT(asset_codes(AssetKind::ModelPackage, nullptr, ""), ElementsAre("ASSET_NOT_FOUND"));
    const base::Document bad =
        parse(R"({"ModelPackageStatusDetails": {"ValidationStatuses": [{"FailureReason": "no /ping within 60 s"}]}})");
    const auto judged = judge_asset(AssetKind::ModelPackage, package_arn, &bad, "Failed");
    ASSERT_FALSE(judged);
    EXPECT_EQ(judged.refusals().size(), 4u);
    EXPECT_THAT(judged.refusals()[0].message, testing::HasSubstr("no /ping within 60 s"));
}

TEST(Asset, IsNotWhatAnotherPublished) {
    const base::Document certified = parse(R"({"CertifyForMarketplace": true,
        "ValidationSpecification": {"ValidationRole": "r"},
        "SourceAlgorithmSpecification": {"SourceAlgorithms": [{"AlgorithmName": "trees"}]},
        "InferenceSpecification": {"Containers": [{"Image": "i"}], "SupportedTransformInstanceTypes": ["ml.m5.large"],
        "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large"]}})");
    EXPECT_THAT(asset_codes(AssetKind::ModelPackage, &certified, "Completed"), testing::IsEmpty())
        << "an algorithm of one's own";
    base::Document derived = certified;
    derived.as_object()["_internal"] = parse(R"({"product_id": "prod-other", "seller": "444455556666"})");
    EXPECT_THAT(asset_codes(AssetKind::ModelPackage, &derived, "Completed"), ElementsAre("ASSET_VALIDATION_EXCEPTION"));
}

TEST(Asset, IsPublishedUnderItsOwnNameAndAnUnguessableEnd) {
    EXPECT_EQ(published_name("trees", "00112233445566778899aabbccddeeff"), "trees-00112233445566778899aabbccddeeff");
    EXPECT_EQ(published_name(std::string(40, 'a'), "f").size(), 32u);
    EXPECT_EQ(published_name("group/3", "f"), "group-3-f");
}

TEST(AccessRole, TrustsTheMarketByName) {
    EXPECT_TRUE(trusts_marketplace(R"({"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": ["x", "assets.marketplace.amazonaws.com"]}}]})"));
    EXPECT_TRUE(trusts_marketplace(R"({"Statement": {"Effect": "Allow",
        "Principal": {"Service": "assets.marketplace.amazonaws.com"}}})"));
    EXPECT_FALSE(trusts_marketplace(R"({"Statement": [{"Effect": "Allow",
        "Principal": {"Service": "sagemaker.amazonaws.com"}}]})"));
    EXPECT_FALSE(trusts_marketplace("nonsense"));
}

TEST(Visibility, DecidesWhoSees) {
    Product product = released().products.at("prod-draft");
    product.allow_list = {"222233334444"};
    const Standing stranger, owner{.owner = true}, subscriber{.subscribed = true};
    EXPECT_FALSE(sees(product, "999999999999", stranger));
    EXPECT_TRUE(sees(product, "222233334444", stranger));
    EXPECT_TRUE(sees(product, seller_account, owner));
    EXPECT_TRUE(sees(product, "444455556666", subscriber));
    product.visibility = Visibility::Restricted;
    EXPECT_FALSE(sees(product, "222233334444", stranger));
    EXPECT_FALSE(may_subscribe(product, seller_account, owner));
    product.visibility = Visibility::Draft;
    EXPECT_FALSE(sees(product, seller_account, owner));
    Version version = product.versions[0];
    EXPECT_TRUE(sees_version(version, stranger));
    version.restricted = true;
    EXPECT_FALSE(sees_version(version, subscriber));
    EXPECT_TRUE(sees_version(version, Standing{.subscribed = true, .held_versions = {version.id}}));
}

} // namespace
} // namespace domain
