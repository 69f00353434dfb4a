#include "domain/changes/market_for_tests.hpp"
#include "domain/product/dimensions.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

using namespace testing_market;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

std::string with(std::string_view base, std::string_view member, base::Document value) {
    base::Document document = parse(base);
    document.as_object()[member] = std::move(value);
    return base::render(document);
}

TEST(CreateProduct, MakesADraftWithACode) {
    const Decided decided =
        decide_product_create(market(), change("CreateProduct", product_type, "prod-new", R"({"ProductTitle": "T"})"));
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->product->visibility, Visibility::Draft);
    EXPECT_EQ(decided->product->code, "id-1");
    EXPECT_EQ(decided->product->title, "T");
}

TEST(CreateProduct, IsForRegisteredSellersOnly) {
    Market unregistered = market();
    for (const auto state :
         {SellerState::None, SellerState::Draft, SellerState::Pending, SellerState::Refused, SellerState::Suspended}) {
        unregistered.seller.state = state;
        EXPECT_THAT(codes(unregistered, change("CreateProduct", product_type, "prod-new", "{}")),
                    ElementsAre("MISSING_SELLER_PROFILE_INFORMATION"));
    }
}

TEST(UpdateInformation, TakesTheWholeFirstAndPartsLater) {
    EXPECT_THAT(codes(market(), product_change("UpdateInformation", information)), IsEmpty());
    EXPECT_THAT(codes(released(), product_change("UpdateInformation", R"({"ShortDescription": "New."})")), IsEmpty());
    EXPECT_THAT(codes(market(), product_change("UpdateInformation", "{}")), ElementsAre("MISSING_DATA"));
}

TEST(UpdateInformation, NamesEveryMissingField) {
    const auto refused = decide_product_information(market(), product_change("UpdateInformation", R"({"Sku": "a"})"));
    ASSERT_FALSE(refused);
    std::vector<std::string> places;
    for (const auto& refusal : refused.refusals())
        places.push_back(refusal.where);
    EXPECT_THAT(places, ElementsAre("ProductTitle", "ShortDescription", "LongDescription", "LogoUrl", "Highlights",
                                    "AdditionalResources", "SupportDescription", "Categories", "SearchKeywords"));
}

TEST(UpdateInformation, NullClearsTheSku) {
    Market now = released();
    now.products.at("prod-draft").sku = "old";
    const Decided decided = decide_product_information(now, product_change("UpdateInformation", R"({"Sku": null})"));
    ASSERT_TRUE(decided);
    EXPECT_FALSE(decided->product->sku);
}

TEST(UpdateInformation, RefusesBadCategoriesKeywordsLinksAndMarks) {
    const std::string bad = with(with(with(with(information, "Categories", parse(R"(["Nonsense"])")), "SearchKeywords",
                                           json::array(6, json::value(std::string(50, 'k')))),
                                      "AdditionalResources", parse(R"([{"Text": "t", "Url": "https:///x"}])")),
                                 "LongDescription", "Better than Brand ™");
    EXPECT_THAT(codes(market(), product_change("UpdateInformation", bad)),
                testing::UnorderedElementsAre("INVALID_INPUT", "INVALID_ADDITIONAL_RESOURCES", "INVALID_INPUT",
                                              "INVALID_CATEGORY_NAMES"));
}

TEST(UpdateInformation, TakesTextsInMoreLanguages) {
    const std::string both = R"([{"Language": "fr", "ProductTitle": "Arbres", "Highlights": ["Rapide"]},
                                 {"Language": "en", "LongDescription": "All about trees."}])";
    const Decided decided = decide_product_information(
        market(), product_change("UpdateInformation", with(information, "Translations", parse(both))));
    ASSERT_TRUE(decided);
    const Product& product = *decided->product;
    EXPECT_EQ(base::array_at(render(product), "Description.Translations"), parse(both).as_array());
    EXPECT_EQ(parse_product(product.id, render(product)), product);

    const ShownTexts french = texts_in(product, "fr");
    EXPECT_EQ(french.title, "Arbres");
    EXPECT_EQ(french.short_description, product.short_description);
    EXPECT_THAT(french.highlights, ElementsAre("Rapide"));
    EXPECT_EQ(texts_in(product, "en").long_description, "All about trees.");
    EXPECT_EQ(texts_in(product, "").title, product.title);

    Market translated = market();
    translated.products.at("prod-draft") = product;
    const Decided without =
        decide_product_information(translated, product_change("UpdateInformation", R"({"Translations": []})"));
    ASSERT_TRUE(without);
    EXPECT_THAT(without->product->translations, IsEmpty());
}

TEST(UpdateInformation, HoldsTextsInMoreLanguagesToTheListingsRules) {
    const std::string bad = with(information, "Translations", parse(R"([
        {"Language": "fr", "ShortDescription": "Mieux que Brand ™"}, {"Language": "fr", "SupportDescription": "a@b.fr"},
        {"Language": "en"}])"));
    base::Document document = parse(bad);
    document.at("Translations").at(1).as_object()["SearchKeywords"] = json::array(6, json::value(std::string(50, 'k')));
    const auto refused =
        decide_product_information(market(), product_change("UpdateInformation", base::render(document)));
    ASSERT_FALSE(refused);
    std::vector<std::string> places;
    for (const auto& refusal : refused.refusals())
        places.push_back(refusal.where);
    EXPECT_THAT(places, testing::UnorderedElementsAre("Translations[0].ShortDescription", "Translations[1].Language",
                                                      "Translations[1].SearchKeywords", "Translations[2]"));
}

TEST(UpdateTargeting, ReplacesTheListAndKnowsItsAccounts) {
    auto targeting = [](std::string_view accounts) {
        return product_change("UpdateTargeting", std::string(R"({"PositiveTargeting": {"BuyerAccounts": )") +
                                                     std::string(accounts) + "}}");
    };
    EXPECT_THAT(codes(market(), targeting(R"(["222233334444"])")), IsEmpty());
    EXPECT_THAT(codes(market(), targeting(R"(["999999999999"])")), ElementsAre("INVALID_AWS_ACCOUNT_IDS"));
    Market restricted = market();
    restricted.products.at("prod-draft").visibility = Visibility::Restricted;
    EXPECT_THAT(codes(restricted, targeting(R"([])")), ElementsAre("INVALID_PRODUCT_VISIBILITY", "INVALID_INPUT"));
}

TEST(AddDeliveryOptions, MakesAVersionFromTheAsset) {
    const Decided decided =
        decide_product_add_version(market(), product_change("AddDeliveryOptions", version_details()));
    ASSERT_TRUE(decided);
    const Version& version = decided->product->versions.at(0);
    EXPECT_EQ(version.title, "1.0");
    EXPECT_EQ(version.supported, package_asset().supported);
    EXPECT_EQ(base::text_at(version.instructions, "Usage"), "Send CSV.");
    EXPECT_FALSE(base::flag_at(version.instructions, "InputProperties.Parameters[0].Required", true));
    std::vector<std::string> keys;
    for (const Dimension& dimension : dimensions_of(*decided->product))
        keys.push_back(dimension.key);
    EXPECT_THAT(keys,
                ElementsAre("inference.count.m.i.c", "ml.c5.xlarge.m.i.r", "ml.m5.large.m.i.b", "ml.m5.large.m.i.r"));
}

TEST(AddDeliveryOptions, RefusesTheSameTitleAndTheSameAsset) {
    EXPECT_THAT(codes(released(), product_change("AddDeliveryOptions", version_details())),
                ElementsAre("DUPLICATE_VERSION_TITLE", "DUPLICATE_ASSET"));
}

TEST(AddDeliveryOptions, TellsEverythingThatIsWrongAtOnce) {
    Market bad = released();
    bad.products.at("prod-draft").visibility = Visibility::Restricted;
    bad.usable_roles.clear();
    EXPECT_THAT(codes(bad, product_change("AddDeliveryOptions", version_details("1.0", "arn:aws:sagemaker:x"))),
                ElementsAre("INCOMPATIBLE_PRODUCT_STATUS", "DUPLICATE_VERSION_TITLE", "INVALID_ACCESS_ROLE",
                            "ASSET_NOT_FOUND"));
}

TEST(AddDeliveryOptions, TakesResourcesOfTheSellerOnly) {
    EXPECT_THAT(codes(market(), product_change("AddDeliveryOptions",
                                               version_details("1.0", "arn:aws:sagemaker:us-east-1:999900001111:"
                                                                      "model-package/trees"))),
                ElementsAre("INVALID_ASSET_ARN"));
}

TEST(AddDeliveryOptions, RecommendsOnlyWhatIsSupported) {
    std::string details = version_details();
    details.replace(details.find("ml.c5.xlarge"), 12, "ml.p3.2xlarg");
    EXPECT_THAT(codes(market(), product_change("AddDeliveryOptions", details)),
                ElementsAre("INVALID_RECOMMENDED_INSTANCE_TYPE"));
}

TEST(AddDeliveryOptions, RecommendsOnlyWhatTheMarketOffers) {
    Market now = market();
    now.policy.document = boost::json::parse(R"({"WithdrawnInstanceTypes": ["ml.c5.xlarge"]})");
    const auto change = product_change("AddDeliveryOptions", version_details());
    EXPECT_THAT(codes(now, change), ElementsAre("INVALID_RECOMMENDED_INSTANCE_TYPE"));
    EXPECT_THAT(codes(market(), change), ElementsAre());
}

TEST(AddDeliveryOptions, KeepsToOneKind) {
    std::string details = version_details("2.0", algorithm_arn);
    auto replace = [&](std::string_view from, std::string_view to) {
        details.replace(details.find(from), from.size(), to);
    };
    replace("SageMakerModelPackageDeliveryOptionDetails", "SageMakerAlgorithmDeliveryOptionDetails");
    replace("SageMakerModelPackageArn", "SageMakerAlgorithmArn");
    EXPECT_THAT(codes(released(), product_change("AddDeliveryOptions", details)),
                ElementsAre("INCOMPATIBLE_DELIVERY_OPTIONS", "INVALID_RECOMMENDED_INSTANCE_TYPE",
                            "INVALID_RECOMMENDED_INSTANCE_TYPE"));
}

TEST(UpdateDeliveryOptions, ChangesTextsButNeverTheTitle) {
    const std::string texts = R"({"DeliveryOptions": [{"Id": "id-3", "Details":
        {"SageMakerModelPackageDeliveryOptionDetails": {"UsageInstructions": "New.",
         "InputProperties": {"Limitations": "None."}}}}]})";
    const Decided decided = decide_product_update_version(released(), product_change("UpdateDeliveryOptions", texts));
    ASSERT_TRUE(decided);
    const auto& instructions = decided->product->versions[0].instructions;
    EXPECT_EQ(base::text_at(instructions, "Usage"), "New.");
    EXPECT_EQ(base::text_at(instructions, "InputProperties.Limitations"), "None.");
    EXPECT_EQ(base::text_at(instructions, "InputProperties.Description"), "CSV");
    EXPECT_THAT(
        codes(released(), product_change("UpdateDeliveryOptions",
                                         R"({"Version": {"VersionTitle": "9"}, "DeliveryOptions": [{"Id": "id-3"}]})")),
        ElementsAre("FIELD_NOT_ALLOWED_TO_CHANGE"));
    EXPECT_THAT(codes(released(), product_change("UpdateDeliveryOptions", R"({"DeliveryOptions": [{"Id": "none"}]})")),
                ElementsAre("INVALID_DELIVERY_OPTION_ID"));
}

TEST(UpdateDeliveryOptions, LeavesRestrictedVersionsAlone) {
    Market now = released();
    now.products.at("prod-draft").versions[0].restricted = true;
    EXPECT_THAT(codes(now, product_change("UpdateDeliveryOptions", R"({"DeliveryOptions": [{"Id": "id-3"}]})")),
                ElementsAre("INCOMPATIBLE_DELIVERY_OPTION_STATUS"));
}

TEST(RestrictDeliveryOptions, LeavesAtLeastOneVersion) {
    auto restrict = [](std::string_view ids) {
        return product_change("RestrictDeliveryOptions",
                              std::string(R"({"DeliveryOptionIds": )") + std::string(ids) + "}");
    };
    Market now = released();
    EXPECT_THAT(codes(now, restrict(R"(["id-3"])")), ElementsAre("ALL_DELIVERY_OPTIONS_RESTRICTED"));
    Version second = now.products.at("prod-draft").versions[0];
    second.id = "v-2";
    second.option_id = "o-2";
    now.products.at("prod-draft").versions.push_back(second);
    const Decided decided = decide_product_restrict_versions(now, restrict(R"(["id-3"])"));
    ASSERT_TRUE(decided);
    EXPECT_EQ(latest_version(*decided->product)->id, "v-2");
    now.products.insert_or_assign("prod-draft", *decided->product);
    EXPECT_THAT(codes(now, restrict(R"(["id-3", "none"])")),
                ElementsAre("INVALID_DELIVERY_OPTION_STATUS", "INVALID_DELIVERY_OPTION_IDS"));
    EXPECT_THAT(codes(market(), restrict("[]")),
                ElementsAre("INCOMPATIBLE_PRODUCT_STATUS", "MISSING_DELIVERY_OPTION_IDS"));
}

TEST(ReleaseProduct, NamesEveryMissingGroup) {
    const Decided decided = decide_product_release(market(), product_change("ReleaseProduct", "{}"));
    ASSERT_FALSE(decided);
    std::vector<std::string> groups;
    for (const auto& refusal : decided.refusals()) {
        EXPECT_EQ(refusal.code, "VALIDATION_FAILED");
        groups.push_back(refusal.where);
    }
    EXPECT_THAT(groups, ElementsAre("Description", "PromotionalResources", "SupportInformation", "Versions",
                                    "Dimensions", "Offer"));
    EXPECT_THAT(codes(released(), product_change("ReleaseProduct", "{}")), ElementsAre("INVALID_PRODUCT_STATE"));
}

struct Move {
    Visibility from;
    std::string_view to;
    bool allowed;
};

TEST(UpdateVisibility, MovesAlongTheStateMachine) {
    using enum Visibility;
    for (const Move& move :
         {Move{Limited, "Public", true}, Move{Restricted, "Public", true}, Move{Public, "Limited", true},
          Move{Restricted, "Limited", true}, Move{Public, "Restricted", true}, Move{Limited, "Restricted", true},
          Move{Public, "Public", false}, Move{Limited, "Limited", false}, Move{Restricted, "Restricted", false}}) {
        Market now = released();
        now.products.at("prod-draft").visibility = move.from;
        const auto found = codes(now, product_change("UpdateVisibility", std::string(R"({"TargetVisibility": ")") +
                                                                             std::string(move.to) + "\"}"));
        EXPECT_EQ(found.empty(), move.allowed) << render(move.from) << " to " << move.to;
        EXPECT_THAT(found, Each("INVALID_TARGET_VISIBILITY"));
    }
}
TEST(UpdateDeliveryOptions, ReplacesTheMembersThatAreGivenAndLeavesTheOthers) {
    auto with = [](std::string_view details) {
        return product_change("UpdateDeliveryOptions", R"({"DeliveryOptions": [{"Id": "id-3", "Details":
            {"SageMakerModelPackageDeliveryOptionDetails": )" +
                                                           std::string(details) + "}}]}");
    };
    Market now = released();
    Version& version = now.products.at("prod-draft").versions[0];
    version.instructions.as_object()["InputProperties"].as_object()["Limitations"] = "Up to 9 rows.";
    const Version before = version;
    const Decided decided = decide_product_update_version(now, with(R"({"InputProperties": {"Limitations": null,
        "Parameters": [], "SampleInput": {"BatchTransformText": "1"}}, "UsageInstructions": "New."})"));
    ASSERT_TRUE(decided);
    const Version& after = decided->product->versions[0];
    const base::Document& inputs = *base::find(after.instructions, "InputProperties");
    EXPECT_EQ(base::text_at(inputs, "Description"), "CSV") << "what is not given stays";
    EXPECT_FALSE(base::find(inputs, "Limitations")) << "null takes it away";
    EXPECT_EQ(*base::find(inputs, "SampleInput"), parse(R"({"BatchTransformText": "1"})"))
        << "samples are replaced whole";
    EXPECT_THAT(base::array_at(inputs, "Parameters"), IsEmpty());
    for (const char* untouched : {"SampleNotebookUrl", "RepositoryUrl", "OutputProperties"})
        EXPECT_EQ(*base::find(after.instructions, untouched), *base::find(before.instructions, untouched)) << untouched;
    EXPECT_EQ(after.recommended, before.recommended);
    EXPECT_EQ(after.release_notes, before.release_notes);
    EXPECT_THAT(codes(now, with(R"({"InputProperties": {"SampleInput": {}}})")), ElementsAre("INVALID_INPUT"));
}

TEST(UpdateDeliveryOptions, TakesAwayByNullWhatAVersionMayLackAndNothingElse) {
    auto with = [](std::string_view details) {
        return product_change("UpdateDeliveryOptions", R"({"DeliveryOptions": [{"Id": "id-3", "Details":
            {"SageMakerModelPackageDeliveryOptionDetails": )" +
                                                           std::string(details) + "}}]}");
    };
    const Decided refused = decide_product_update_version(
        released(), with(R"({"SampleNotebookUrl": null, "RepositoryUrl": null, "UsageInstructions": null,
            "InputProperties": {"SampleInput": null, "Limitations": null},
            "RecommendedInstanceTypes": {"BatchTransform": null}})"));
    ASSERT_FALSE(refused);
    std::vector<std::string> places;
    for (const auto& refusal : refused.refusals()) {
        EXPECT_EQ(refusal.code, "INVALID_INPUT");
        places.push_back(refusal.where.substr(std::string_view("DeliveryOptions[0].Details.").size()));
    }
    EXPECT_THAT(places, ElementsAre("SampleNotebookUrl", "RepositoryUrl", "UsageInstructions",
                                    "InputProperties.SampleInput", "RecommendedInstanceTypes.BatchTransform"));
    const Decided decided = decide_product_update_version(
        released(), with(R"({"InputProperties": {"Parameters": null, "SageMakerCustomAttributes": null},
            "OutputProperties": {"Parameters": null, "SampleOutput": {"BatchTransformText": "1",
            "RealtimeInferenceText": null}}})"));
    ASSERT_TRUE(decided);
    const auto& after = decided->product->versions[0].instructions;
    for (const char* gone : {"InputProperties.Parameters", "OutputProperties.Parameters"})
        EXPECT_FALSE(base::find(after, gone)) << gone;
}

TEST(UpdateVisibility, RefusesWhatCannotBe) {
    auto to = [](std::string_view text) { return product_change("UpdateVisibility", text); };
    EXPECT_THAT(codes(market(), to(R"({"TargetVisibility": "Public"})")), ElementsAre("INVALID_PRODUCT_STATE"));
    EXPECT_THAT(codes(released(), to(R"({"TargetVisibility": ""})")), ElementsAre("EMPTY_TARGET_VISIBILITY"));
    EXPECT_THAT(codes(released(), to(R"({"TargetVisibility": "Draft"})")), ElementsAre("INVALID_TARGET_VISIBILITY"));
    EXPECT_THAT(codes(released(), to(R"({"TargetVisibility": "Public", "ReplacementProductId": "prod-x"})")),
                ElementsAre("INVALID_REPLACEMENT_PRODUCT_ID"));
    EXPECT_THAT(codes(released(), to(R"({"TargetVisibility": "Restricted", "ReplacementProductId": "prod-draft"})")),
                ElementsAre("INVALID_REPLACEMENT_PRODUCT_ID"));
    Market poor = released();
    poor.seller.document.as_object().erase("Description");
    EXPECT_THAT(codes(poor, to(R"({"TargetVisibility": "Public"})")),
                ElementsAre("MISSING_SELLER_PROFILE_INFORMATION"));
}

TEST(UpdateVisibility, NeverMakesAPrivateProductPublic) {
    Market now = released();
    now.private_products = {"prod-draft"};
    EXPECT_THAT(codes(now, product_change("UpdateVisibility", R"({"TargetVisibility": "Public"})")),
                ElementsAre("INVALID_TARGET_VISIBILITY"));
    EXPECT_THAT(codes(now, product_change("UpdateVisibility", R"({"TargetVisibility": "Restricted"})")), IsEmpty());
}

TEST(Product, ReadsBackWhatItRendered) {
    const Product product = released().products.at("prod-draft");
    EXPECT_EQ(parse_product(product.id, render(product)), product);
    const base::Document document = render(product);
    EXPECT_EQ(base::text_at(document, "Versions[0].Sources[0].ModelPackageArn"), package_arn);
    EXPECT_EQ(base::text_at(document, "Versions[0].DeliveryOptions[0].SourceId"), "id-2");
    EXPECT_TRUE(base::find(document, "Description.Sku") == nullptr ||
                base::find(document, "Description.Sku")->is_null());
    EXPECT_EQ(base::text_at(document, "Description.Visibility"), "Limited");
    EXPECT_EQ(base::text_at(document, "Versions[0].CreationDate"), "2027-01-15T08:00:00.000Z");
}

} // namespace
} // namespace domain
