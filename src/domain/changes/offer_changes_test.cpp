#include "domain/changes/market_for_tests.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

using namespace testing_market;
using testing::ElementsAre;
using testing::IsEmpty;

Change prices(std::string text, std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
    return offer_change("UpdatePricingTerms", text);
}

Market with_version() {
    Market now = released();
    now.offers.at("offer-draft").released = false;
    return now;
}

TEST(CreateOffer, NeedsAProductThatIsForSale) {
    auto create = [](std::string_view product) {
        return change("CreateOffer", offer_type, "offer-new",
                      std::string(R"({"ProductId": ")") + std::string(product) + R"(", "Name": "N"})");
    };
    const Decided decided = decide_offer_create(market(), create("prod-draft"));
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->offer->product_id, "prod-draft");
    EXPECT_THAT(codes(market(), create("prod-none")), ElementsAre("INCOMPATIBLE_PRODUCT"));
    Market restricted = market();
    restricted.products.at("prod-draft").visibility = Visibility::Restricted;
    EXPECT_THAT(codes(restricted, create("prod-draft")), ElementsAre("INCOMPATIBLE_PRODUCT"));
}

TEST(OfferInformation, FreezesThePreExistingAgreement) {
    const Change change =
        offer_change("UpdateInformation",
                     R"({"PreExistingAgreement": {"AcquisitionChannel": "External", "PricingModel": "Usage"}})");
    EXPECT_THAT(codes(market(), change), IsEmpty());
    EXPECT_THAT(codes(released(), change), ElementsAre("INCOMPATIBLE_PRE_EXISTING_AGREEMENT"));
    EXPECT_THAT(codes(market(), offer_change("UpdateInformation", "{}")), ElementsAre("MISSING_DATA"));
}

TEST(OfferTerms, TakeKnownLicencesOnly) {
    auto legal_of = [](std::string_view document) {
        return offer_change("UpdateLegalTerms", std::string(R"({"Terms": [{"Type": "LegalTerm", "Documents": [)") +
                                                    std::string(document) + "]}]}");
    };
    EXPECT_THAT(codes(market(), legal_of(R"({"Type": "StandardEula", "Version": "2022-07-14"})")), IsEmpty());
    EXPECT_THAT(codes(market(), legal_of(R"({"Type": "StandardEula", "Version": "2019-04-24"})")),
                ElementsAre("INVALID_LEGAL_DOCUMENTS"));
    EXPECT_THAT(codes(market(), legal_of(R"({"Type": "CustomEula", "Version": "1"})")),
                ElementsAre("INVALID_LEGAL_DOCUMENTS", "INVALID_LEGAL_DOCUMENTS"));
    EXPECT_THAT(codes(market(), legal_of(R"({"Type": "CustomDsa", "Url": "https://x/y"})")),
                ElementsAre("INVALID_LEGAL_DOCUMENTS"));
}

TEST(OfferTerms, NameTheMarketsCopyOfALicence) {
    Market known = market();
    const Change change = offer_change("UpdateLegalTerms", legal);
    const auto given = attachments_of(change).at(0).key();
    known.attachments.emplace(given, std::string("legal/offer-draft/00"));
    EXPECT_EQ(decide_offer_legal_terms(known, change)->offer->legal->url, "/assets/legal/offer-draft/00");
    known.attachments.insert_or_assign(given, base::Refusal{"INVALID_LEGAL_DOCUMENTS", "It is empty.", "Url"});
    EXPECT_THAT(codes(known, change), ElementsAre("INVALID_LEGAL_DOCUMENTS"));
}

TEST(ProductInformation, NamesTheMarketsCopyOfALogo) {
    Market known = market();
    const Change change = product_change("UpdateInformation", information);
    const auto given = attachments_of(change).at(0).key();
    known.attachments.emplace(given, std::string("media/prod-draft/00"));
    EXPECT_EQ(decide_product_information(known, change)->product->logo_url, "/assets/media/prod-draft/00");
    known.attachments.insert_or_assign(given, base::Refusal{"INVALID_MEDIA", "It is not there.", "LogoUrl"});
    EXPECT_THAT(codes(known, change), ElementsAre("INVALID_MEDIA"));
}

TEST(ProductInformation, ShowsMoreImagesBesideTheLogo) {
    Market known = market();
    auto with = [](int images, const char* last) {
        Change change = product_change("UpdateInformation", information);
        boost::json::array urls;
        for (int i = 1; i < images; ++i)
            urls.emplace_back("https://x/" + std::to_string(i) + ".png");
        urls.emplace_back(last);
        change.details.as_object()["ImageUrls"] = std::move(urls);
        return change;
    };
    const Change change = with(2, "s3://b/last.png");
    const auto attached = attachments_of(change);
    ASSERT_EQ(attached.size(), 3U);
    EXPECT_EQ(attached.back().where, "ImageUrls[1]");
    known.attachments.emplace(attached.back().key(), std::string("media/prod-draft/01"));
    EXPECT_THAT(decide_product_information(known, change)->product->image_urls,
                ElementsAre("https://x/1.png", "/assets/media/prod-draft/01"));
    known.attachments.insert_or_assign(attached.back().key(), base::Refusal{"INVALID_MEDIA", "It is not there.", ""});
    EXPECT_THAT(codes(known, change), ElementsAre("INVALID_MEDIA"));

    EXPECT_THAT(codes(market(), with(14, "https://x/last.png")), IsEmpty());
    EXPECT_THAT(codes(market(), with(15, "https://x/last.png")), ElementsAre("TOO_MANY_MEDIA"));
    EXPECT_THAT(codes(market(), with(3, "https://x/1.png")), ElementsAre("DUPLICATE_MEDIA"));
    EXPECT_THAT(codes(market(), with(1, "https://<x>/1.png")), ElementsAre("INVALID_MEDIA"));
}

TEST(ProductInformation, ShowsNoPictureTwiceAndNoAddressThatIsNone) {
    auto with = [](const char* logo, const char* video) {
        Change change = product_change("UpdateInformation", information);
        change.details.as_object()["LogoUrl"] = logo;
        change.details.as_object()["VideoUrls"] = boost::json::array{video};
        return change;
    };
    EXPECT_THAT(codes(market(), with("https://x/logo.png", "https://x/video")), IsEmpty());
    EXPECT_THAT(codes(market(), with("https://x/logo.png", "https://x/logo.png")), ElementsAre("DUPLICATE_MEDIA"));
    EXPECT_THAT(codes(market(), with("https://<x>/logo.png", "https:///video")),
                ElementsAre("INVALID_MEDIA", "INVALID_MEDIA"));
    EXPECT_THAT(codes(market(), with("/assets/media/prod-draft/00", "/assets/media/prod-draft/00")),
                ElementsAre("INVALID_MEDIA"));
}

TEST(OfferTerms, KeepARefundPolicyOnceReleased) {
    EXPECT_THAT(codes(market(), offer_change("UpdateSupportTerms", R"({"Terms": []})")), IsEmpty());
    EXPECT_THAT(codes(released(), offer_change("UpdateSupportTerms", R"({"Terms": []})")),
                ElementsAre("MISSING_MANDATORY_TERMS"));
    EXPECT_THAT(codes(market(), offer_change("UpdateSupportTerms", R"({"Terms": [{"Type": "SupportTerm"}]})")),
                ElementsAre("INVALID_INPUT"));
}

TEST(UpdatePricingTerms, CoversEveryDimensionByTheHourOrTheRequest) {
    EXPECT_THAT(codes(with_version(), offer_change("UpdatePricingTerms", hourly_prices)), IsEmpty());
    EXPECT_THAT(codes(with_version(), prices(hourly_prices, "ml.c5.xlarge.m.i.r", "ml.x.m.i.r")),
                ElementsAre("INVALID_RATE_CARD", "INVALID_RATE_CARD")); // one missing, one unknown
    EXPECT_THAT(codes(with_version(), prices(hourly_prices, "ml.c5.xlarge.m.i.r", "m.i.c")),
                ElementsAre("INVALID_RATE_CARD")); // both ways at once
    Market free = released(free_prices);
    EXPECT_EQ(free.offers.at("offer-draft").pricing_model(), PricingModel::Free);
}

TEST(UpdatePricingTerms, KnowsTheThreeNamesOfCountedRequests) {
    EXPECT_THAT(codes(released(free_prices), prices(free_prices, "m.i.c", "inference.count.m.i.c")), IsEmpty());
    EXPECT_THAT(codes(released(free_prices), prices(free_prices, "m.i.c", "inference.count")), IsEmpty());
}

TEST(UpdatePricingTerms, RefusesBadNumbersAndCurrencies) {
    EXPECT_THAT(codes(with_version(), prices(hourly_prices, "0.10", "0.123456789")), ElementsAre("INVALID_RATE_CARD"));
    EXPECT_THAT(codes(with_version(), prices(hourly_prices, "0.10", "100000001")), ElementsAre("INVALID_RATE_CARD"));
    EXPECT_THAT(codes(with_version(), prices(hourly_prices, "0.10", "0.12345678")), IsEmpty());
    EXPECT_THAT(codes(with_version(), prices(hourly_prices, "USD", "EUR")), ElementsAre("INCOMPATIBLE_CURRENCY_CODE"));
    EXPECT_THAT(codes(with_version(), prices(hourly_prices, "ml.c5.xlarge.m.i.r", "ml.m5.large.m.i.r")),
                ElementsAre("DUPLICATE_DIMENSION_KEYS", "INVALID_RATE_CARD"));
}

TEST(UpdatePricingTerms, TakesEveryTermOnceAndOneRateCard) {
    std::string twice = hourly_prices;
    const std::size_t term = twice.find(R"({"Type")");
    twice.insert(term, twice.substr(term, twice.rfind("]}") - term) + ",");
    EXPECT_THAT(codes(with_version(), offer_change("UpdatePricingTerms", twice)), ElementsAre("DUPLICATE_TERM_TYPES"));
    const std::string one = R"([{"RateCard": [)";
    EXPECT_THAT(codes(with_version(), prices(hourly_prices, one, R"([{"RateCard": []}, {"RateCard": [)")),
                testing::Contains("TOO_MANY_RATE_CARDS"));
}

TEST(UpdatePricingTerms, MeansWhatItsModelSays) {
    EXPECT_THAT(codes(with_version(), prices(hourly_prices, "\"Usage\"", "\"Free\"")),
                ElementsAre("INCOMPATIBLE_RATES"));
    EXPECT_THAT(codes(released(free_prices), prices(free_prices, "\"Free\"", "\"Usage\"")),
                ElementsAre("INCOMPATIBLE_RATES", "INCOMPATIBLE_PRICING_MODEL"));
    EXPECT_THAT(codes(with_version(), prices(hourly_prices, "\"Usage\"", "\"Contract\"")),
                ElementsAre("MISSING_MANDATORY_TERMS", "INCOMPATIBLE_PRICING_MODEL"));
    EXPECT_THAT(
        codes(with_version(), offer_change("UpdatePricingTerms",
                                           R"({"PricingModel": "Byol", "Terms": [{"Type": "ByolPricingTerm"}]})")),
        ElementsAre("INCOMPATIBLE_TERMS", "MISSING_MANDATORY_TERMS"));
}

TEST(UpdatePricingTerms, AsksForMoneyOnlyFromVerifiedSellers) {
    Market unverified = with_version();
    unverified.seller.bank_complete = false;
    EXPECT_THAT(codes(unverified, offer_change("UpdatePricingTerms", hourly_prices)),
                ElementsAre("INCOMPATIBLE_SELLER_VERIFICATION"));
    EXPECT_THAT(codes(unverified, offer_change("UpdatePricingTerms", free_prices)), IsEmpty());
    EXPECT_THAT(codes(unverified, offer_change("ReleaseOffer", "{}")), ElementsAre("INCOMPATIBLE_SELLER_VERIFICATION"));
}

TEST(UpdatePricingTerms, NeedsAVersionFirst) {
    EXPECT_THAT(codes(market(), offer_change("UpdatePricingTerms", hourly_prices)),
                ElementsAre("INCOMPATIBLE_PRODUCT"));
}

std::string with_trial(std::string_view trial) {
    std::string text = hourly_prices;
    text.insert(text.rfind("]}"), "," + std::string(trial));
    return text;
}

TEST(Trial, GrantsEveryDimensionForSomeDays) {
    const std::string grants =
        R"("Grants": [{"DimensionKey": "ml.m5.large.m.i.b"}, {"DimensionKey": "ml.m5.large.m.i.r"},
        {"DimensionKey": "ml.c5.xlarge.m.i.r"}])";
    auto trial = [&](std::string_view duration, std::string_view granted) {
        return offer_change("UpdatePricingTerms",
                            with_trial(std::string(R"({"Type": "FreeTrialPricingTerm", "Duration": ")") +
                                       std::string(duration) + "\", " + std::string(granted) + "}"));
    };
    EXPECT_THAT(codes(with_version(), trial("P14D", grants)), IsEmpty());
    EXPECT_THAT(codes(with_version(), trial("P4D", grants)), ElementsAre("INVALID_DURATION"));
    EXPECT_THAT(codes(with_version(), trial("P32D", grants)), ElementsAre("INVALID_DURATION"));
    EXPECT_THAT(codes(with_version(), trial("P1M", grants)), ElementsAre("INVALID_DURATION"));
    EXPECT_THAT(codes(with_version(), trial("", grants)), ElementsAre("MISSING_DURATION"));
    EXPECT_THAT(
        codes(with_version(), trial("P14D", R"("Grants": [{"DimensionKey": "ml.m5.large.m.i.b", "MaxQuantity": 1},
        {"DimensionKey": "ml.m5.large.m.i.r", "MaxQuantity": 2}])")),
        ElementsAre("INVALID_GRANTS", "INVALID_GRANTS"));
}

TEST(PriceChange, GoesOneWayAtATimeAndThenRests) {
    EXPECT_THAT(codes(released(), prices(hourly_prices, "0.10", "0.05")), IsEmpty());
    std::string both = hourly_prices;
    both.replace(both.find("0.10"), 4, "0.05");
    both.replace(both.find("0.20"), 4, "0.25");
    EXPECT_THAT(codes(released(), offer_change("UpdatePricingTerms", both)), ElementsAre("INVALID_PRICE_CHANGE"));

    const Decided raised = decide_offer_pricing_terms(released(), prices(hourly_prices, "0.10", "0.15"));
    ASSERT_TRUE(raised);
    EXPECT_TRUE(raised->price_increased);
    Market locked = released();
    locked.price_increases["offer-draft"] = locked.now - std::chrono::hours(24 * 119);
    EXPECT_THAT(codes(locked, prices(hourly_prices, "0.10", "0.15")), ElementsAre("INVALID_PRICE_CHANGE"));
    locked.price_increases["offer-draft"] = locked.now - std::chrono::hours(24 * 120);
    EXPECT_THAT(codes(locked, prices(hourly_prices, "0.10", "0.15")), IsEmpty());
}

TEST(PriceChange, NeverTakesARateAway) {
    const std::string rate = R"({"DimensionKey": "ml.c5.xlarge.m.i.r")";
    std::string fewer = hourly_prices;
    const std::size_t begin = fewer.find(rate);
    ASSERT_NE(begin, fewer.npos);
    const std::size_t comma = fewer.rfind(',', begin), end = fewer.find('}', begin) + 1;
    fewer.erase(comma, end - comma);
    Market now = released();
    now.products.at("prod-draft").versions.at(0).supported.realtime = {"ml.m5.large"}; // as if nothing needed it
    EXPECT_THAT(codes(now, offer_change("UpdatePricingTerms", fewer)), ElementsAre("INVALID_RATE_CARD"));
}

TEST(PriceChange, AddsDimensionsBeforeItRaisesPrices) {
    Market now = released();
    now.products.at("prod-draft").versions.at(0).supported.realtime.emplace_back("ml.p3.2xlarge");
    auto with_more = [](std::string_view batch_price) {
        std::string text = hourly_prices;
        text.replace(text.find("0.10"), 4, batch_price);
        text.insert(text.find(R"({"DimensionKey")"), R"({"DimensionKey": "ml.p3.2xlarge.m.i.r", "Price": "9"}, )");
        return offer_change("UpdatePricingTerms", text);
    };
    EXPECT_THAT(codes(now, with_more("0.10")), IsEmpty());
    EXPECT_THAT(codes(now, with_more("0.05")), IsEmpty());
    EXPECT_THAT(codes(now, with_more("0.15")), ElementsAre("INVALID_PRICE_CHANGE"));
}

TEST(ReleaseOffer, NamesEverythingThatIsMissing) {
    EXPECT_THAT(codes(market(), offer_change("ReleaseOffer", "{}")),
                ElementsAre("MISSING_NAME", "MISSING_DESCRIPTION", "MISSING_MANDATORY_TERMS"));
    EXPECT_THAT(codes(released(), offer_change("ReleaseOffer", "{}")), ElementsAre("INVALID_UPDATE_REQUEST"));
}

TEST(ReleaseOffer, LeavesOnePublicOffer) {
    Market now = released();
    Offer second = now.offers.at("offer-draft");
    second.id = "offer-second";
    second.released = false;
    now.offers.emplace(second.id, second);
    EXPECT_THAT(codes(now, change("ReleaseOffer", offer_type, "offer-second", "{}")), ElementsAre("TOO_MANY_OFFERS"));
}

TEST(Offer, ReadsBackWhatItRendered) {
    const Offer offer = released().offers.at("offer-draft");
    EXPECT_EQ(parse_offer(offer.id, render(offer)), offer);
    EXPECT_EQ(base::text_at(render(offer), "Terms[2].RateCards[0].RateCard[0].Price"), "0.1");
}

} // namespace
} // namespace domain
