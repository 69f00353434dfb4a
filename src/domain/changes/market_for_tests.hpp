// A small market for the tests of the change types: a complete seller, a draft product, its offer, and one asset of
// each kind. Not part of the program.
#pragma once

#include "domain/changes/decide.hpp"

#include <gtest/gtest.h>

namespace domain::testing_market {

namespace json = boost::json;

inline constexpr const char* seller_account = "111122223333";
inline constexpr const char* package_arn = "arn:aws:sagemaker:us-east-1:111122223333:model-package/trees";
inline constexpr const char* algorithm_arn = "arn:aws:sagemaker:us-east-1:111122223333:algorithm/trees";
inline constexpr const char* role_arn = "arn:aws:iam::111122223333:role/assets";

inline constexpr const char* whole_profile = R"({"LegalName": "Trees Ltd", "CountryCode": "FR",
    "Contact": {"Name": "Ada", "Email": "ada@example.com"}, "DisplayName": "Trees & Co",
    "Description": "Boosted trees for everybody."})";

inline base::Document parse(std::string_view text) {
    return base::parse_document(text).value();
}

inline Asset package_asset() {
    return {AssetKind::ModelPackage, package_arn, {{"ml.m5.large"}, {"ml.m5.large", "ml.c5.xlarge"}, {}}, nullptr};
}

inline Market market() {
    Market market;
    market.now = base::Instant::from_seconds(1'800'000'000);
    market.account = seller_account;
    market.seller = parse_seller(seller_account, parse(whole_profile));
    market.seller.state = SellerState::Registered;
    market.seller.tax_complete = market.seller.bank_complete = true;
    market.assets.emplace(package_arn, package_asset());
    market.assets.emplace(algorithm_arn, Asset{AssetKind::Algorithm,
                                               algorithm_arn,
                                               {{"ml.m5.large"}, {"ml.m5.large"}, {"ml.m5.xlarge"}},
                                               parse(R"({"Metrics": [{"Name": "rmse"}]})")});
    market.usable_roles = {role_arn};
    market.known_accounts = {"222233334444", "333344445555"};
    Product product;
    product.id = "prod-draft";
    product.code = "abcdefghijklmnopqrstuvwxy";
    market.products.emplace(product.id, product);
    Offer offer;
    offer.id = "offer-draft";
    offer.product_id = product.id;
    market.offers.emplace(offer.id, offer);
    return market;
}

inline Change change(std::string type, std::string_view entity_type, std::string entity, std::string_view details) {
    return {std::move(type),   std::string(entity_type),
            std::move(entity), "",
            parse(details),    {"id-1", "id-2", "id-3", "0123456789abcdef0123456789abcdef"}};
}

inline Change product_change(std::string type, std::string_view details) {
    return change(std::move(type), product_type, "prod-draft", details);
}
inline Change offer_change(std::string type, std::string_view details) {
    return change(std::move(type), offer_type, "offer-draft", details);
}

inline constexpr const char* information = R"({
    "ProductTitle": "Boosted Trees", "ShortDescription": "Short.", "LongDescription": "Long.",
    "LogoUrl": "https://example.com/logo.png", "Highlights": ["Fast"], "AdditionalResources": [],
    "SupportDescription": "Write to us.", "Categories": ["Structured"], "SearchKeywords": ["trees"]})";

inline std::string version_details(std::string_view title = "1.0", std::string_view arn = package_arn) {
    json::object details{
        {"SageMakerModelPackageArn", arn},
        {"AccessRoleArn", role_arn},
        {"UsageInstructions", "Send CSV."},
        {"SampleNotebookUrl", "https://example.com/n.ipynb"},
        {"RepositoryUrl", "https://example.com/r"},
        {"InputProperties", parse(R"({"Description": "CSV", "SampleInput": {"RealtimeInferenceText": "1,2"},
                              "Parameters": [{"Name": "x", "Description": "first"}]})")},
        {"OutputProperties", parse(R"({"Description": "CSV", "SampleOutput": {"RealtimeInferenceText": "0.5"}})")},
        {"RecommendedInstanceTypes",
         parse(R"({"BatchTransform": "ml.m5.large", "RealtimeInference": "ml.c5.xlarge"})")}};
    json::object option{{"SageMakerModelPackageDeliveryOptionDetails", std::move(details)}};
    return json::serialize(
        json::object{{"Version", json::object{{"VersionTitle", title}, {"ReleaseNotes", "First."}}},
                     {"DeliveryOptions", json::array{json::object{{"Details", std::move(option)}}}}});
}

inline constexpr const char* free_prices = R"({"PricingModel": "Free", "Terms": [{"Type": "UsageBasedPricingTerm",
    "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "ml.m5.large.m.i.b", "Price": "0"},
    {"DimensionKey": "m.i.c", "Price": "0.00"}]}]}]})";
inline constexpr const char* hourly_prices = R"({"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm",
    "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "ml.m5.large.m.i.b", "Price": "0.10"},
    {"DimensionKey": "ml.m5.large.m.i.r", "Price": "0.20"}, {"DimensionKey": "ml.c5.xlarge.m.i.r", "Price": "0.30"}]}]}]})";
inline constexpr const char* legal =
    R"({"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://example.com/eula.txt"}]}]})";
inline constexpr const char* support =
    R"({"Terms": [{"Type": "SupportTerm", "RefundPolicy": "No refunds, write to us."}]})";

// All changes that make the draft a Limited product.
inline std::vector<Change> whole_set(const char* prices = hourly_prices) {
    return {product_change("ReleaseProduct", "{}"),
            offer_change("ReleaseOffer", "{}"),
            offer_change("UpdatePricingTerms", prices),
            offer_change("UpdateLegalTerms", legal),
            offer_change("UpdateSupportTerms", support),
            offer_change("UpdateInformation", R"({"Name": "Standard", "Description": "For all."})"),
            product_change("AddDeliveryOptions", version_details()),
            product_change("UpdateInformation", information)};
}

// The market after that set.
inline Market released(const char* prices = hourly_prices) {
    Market now = market();
    Outcome outcome = decide(now, whole_set(prices));
    EXPECT_TRUE(outcome.accepted());
    for (auto& [id, product] : outcome.products)
        now.products.insert_or_assign(id, product);
    for (auto& [id, offer] : outcome.offers)
        now.offers.insert_or_assign(id, offer);
    return now;
}

// The codes with which one change is refused; none where it is accepted.
inline std::vector<std::string> codes(const Market& market, const Change& change) {
    const ChangeType* type = find_change_type(change.entity_type, change.type);
    std::vector<std::string> found;
    const Decided decided = type->decide(market, change);
    if (!decided)
        for (const base::Refusal& refusal : decided.refusals())
            found.push_back(refusal.code);
    return found;
}

} // namespace domain::testing_market
