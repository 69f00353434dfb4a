#include "domain/changes/market_for_tests.hpp"
#include "domain/offer/period.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace domain {
namespace {

using namespace testing_market;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* contract_prices = R"({"PricingModel": "Contract", "Terms": [
    {"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "EUR", "Price": "0.0", "Duration": "P12M",
     "Grants": [{"DimensionKey": "ml.m5.large.m.i.b"}]},
    {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [
     {"DimensionKey": "ml.m5.large.m.i.b", "Price": "0.05"}, {"DimensionKey": "m.i.c", "Price": "0.001"}]}]}]})";

Change on_private(std::string type, std::string_view details) {
    return change(std::move(type), offer_type, "offer-private", details);
}

// A released product with its public offer, and the draft of a private offer for one buyer.
Market with_private() {
    Market now = released();
    Offer offer;
    offer.id = "offer-private";
    offer.product_id = "prod-draft";
    offer.buyer_accounts = {"222233334444"};
    now.offers.emplace(offer.id, offer);
    return now;
}

void take(Market& market, const Change& change) {
    const Decided decided = find_change_type(change.entity_type, change.type)->decide(market, change);
    ASSERT_TRUE(decided) << decided.refusals().front().message;
    market.offers.insert_or_assign(change.entity_id, *decided->offer);
}

Market with_contract() {
    Market now = with_private();
    take(now, on_private("UpdatePricingTerms", contract_prices));
    return now;
}

Market released_private() {
    Market now = with_contract();
    now.offers.at("offer-private").released = true;
    return now;
}

Change with(std::string text, std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
    return on_private("UpdatePricingTerms", text);
}

TEST(OfferTargeting, IsForAccountsOrCountries) {
    Market now = market();
    auto target = [](std::string_view details) { return offer_change("UpdateTargeting", details); };
    EXPECT_THAT(codes(now, target(R"({"PositiveTargeting": {"BuyerAccounts": ["222233334444"]}})")), IsEmpty());
    EXPECT_THAT(codes(now, target(R"({"NegativeTargeting": {"CountryCodes": ["FR"]}})")), IsEmpty());
    EXPECT_THAT(codes(now, target("{}")), IsEmpty());
    EXPECT_THAT(codes(now, target(R"({"PositiveTargeting": {"CountryCodes": ["US"]},
        "NegativeTargeting": {"CountryCodes": ["FR"]}})")),
                ElementsAre("INVALID_TARGETING"));
    EXPECT_THAT(codes(now, target(R"({"PositiveTargeting": {}})")), ElementsAre("INVALID_TARGETING"));
    EXPECT_THAT(codes(now, target(R"({"NegativeTargeting": {}})")), ElementsAre("MISSING_COUNTRY_CODES"));
    EXPECT_THAT(codes(now, target(R"({"PositiveTargeting": {"BuyerAccounts": ["999999999999"]}})")),
                ElementsAre("INVALID_BUYER_ACCOUNTS"));
    EXPECT_THAT(codes(now, target(R"({"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}})")),
                ElementsAre("INCOMPATIBLE_BUYER_ACCOUNTS"));
    EXPECT_THAT(codes(now, target(R"({"PositiveTargeting": {"CountryCodes": ["XX"]}})")),
                ElementsAre("INVALID_COUNTRY_CODES"));
    EXPECT_THAT(codes(released_private(),
                      on_private("UpdateTargeting", R"({"PositiveTargeting": {"BuyerAccounts": ["333344445555"]}})")),
                ElementsAre("INCOMPATIBLE_TARGETING"));
    json::array many;
    for (int i = 0; i < 27; ++i) {
        many.push_back(json::value(fmt::format("{:012}", i)));
        now.known_accounts.insert(fmt::format("{:012}", i));
    }
    EXPECT_THAT(
        codes(now, target(json::serialize(json::object{{"PositiveTargeting", json::object{{"BuyerAccounts", many}}}}))),
        ElementsAre("TOO_MANY_BUYER_ACCOUNTS"));
}

TEST(OfferAvailability, EndsPrivateOffers) {
    auto until = [](std::string_view day) {
        return on_private("UpdateAvailability", fmt::format(R"({{"AvailabilityEndDate": "{}"}})", day));
    };
    EXPECT_THAT(codes(with_private(), until("2027-12-31")), IsEmpty());
    EXPECT_THAT(codes(with_private(), until("2026-12-31")), ElementsAre("INVALID_AVAILABILITY_END_DATE"));
    EXPECT_THAT(codes(with_private(), until("2027-02-31")), ElementsAre("INVALID_AVAILABILITY_END_DATE"));
    EXPECT_THAT(codes(with_private(), on_private("UpdateAvailability", "{}")),
                ElementsAre("MISSING_AVAILABILITY_END_DATE"));
    EXPECT_THAT(codes(market(), offer_change("UpdateAvailability", R"({"AvailabilityEndDate": "2027-12-31"})")),
                ElementsAre("INVALID_AVAILABILITY_END_DATE"));
    Market ended = released_private();
    take(ended, until("2026-12-31"));
    EXPECT_TRUE(ended.offers.at("offer-private").expired(ended.now));
}

TEST(OfferValidity, LastsForAWhileOrUntilADay) {
    auto valid = [](std::string_view members) {
        return on_private("UpdateValidityTerms",
                          fmt::format(R"({{"Terms": [{{"Type": "ValidityTerm"{}}}]}})", members));
    };
    const Market now = with_private();
    EXPECT_THAT(codes(now, valid(R"(, "AgreementDuration": "P12M")")), IsEmpty());
    EXPECT_THAT(codes(now, valid(R"(, "AgreementStartDate": "2027-03-01", "AgreementEndDate": "2028-02-29")")),
                IsEmpty());
    EXPECT_THAT(codes(now, valid(R"(, "AgreementDuration": "P9Y")")), ElementsAre("INVALID_AGREEMENT_DURATION"));
    EXPECT_THAT(codes(now, valid("")), ElementsAre("INVALID_AGREEMENT_TIME_INTERVAL"));
    EXPECT_THAT(codes(now, valid(R"(, "AgreementEndDate": "2026-01-01")")), ElementsAre("INVALID_AGREEMENT_END_DATE"));
    EXPECT_THAT(codes(now, valid(R"(, "AgreementStartDate": "2026-01-01", "AgreementEndDate": "2028-01-01")")),
                ElementsAre("INVALID_AGREEMENT_START_DATE"));
    EXPECT_THAT(codes(now, valid(R"(, "AgreementStartDate": "2028-01-02", "AgreementEndDate": "2028-01-01")")),
                ElementsAre("INVALID_AGREEMENT_TIME_INTERVAL"));
    Market replacing = now;
    replacing.offers.at("offer-private").replaces_agreement = "agmt-1";
    EXPECT_THAT(codes(replacing, valid(R"(, "AgreementStartDate": "2027-03-01", "AgreementEndDate": "2028-02-29")")),
                ElementsAre("INCOMPATIBLE_AGREEMENT_START_DATE"));
    EXPECT_THAT(codes(market(), offer_change("UpdateValidityTerms",
                                             R"({"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P1M"}]})")),
                ElementsAre("INCOMPATIBLE_TERMS"));
    EXPECT_THAT(codes(released_private(), valid(R"(, "AgreementDuration": "P12M")")), IsEmpty());
}

TEST(Contract, IsPaidUpfrontAndThenByUse) {
    const Market now = with_contract();
    EXPECT_EQ(now.offers.at("offer-private").pricing_model(), PricingModel::Contract);
    EXPECT_THAT(codes(market(), offer_change("UpdatePricingTerms", contract_prices)),
                testing::Contains("INCOMPATIBLE_PRICING_MODEL"));
    EXPECT_THAT(codes(now, with(contract_prices, "0.0", "0.1234")), ElementsAre("INVALID_INPUT"));
    EXPECT_THAT(codes(now, with(contract_prices, "EUR", "CHF")), ElementsAre("INVALID_CURRENCY_CODE"));
    EXPECT_THAT(codes(now, with(contract_prices, "P12M", "P99Y")), ElementsAre("INVALID_DURATION"));
    EXPECT_THAT(codes(now, with(contract_prices, R"("Duration": "P12M",)", "")), IsEmpty()) << "a validity may say it";
    EXPECT_THAT(codes(now, with(contract_prices, "ml.m5.large.m.i.b", "Users")), ElementsAre("INVALID_GRANTS"));
    EXPECT_THAT(codes(now, with(hourly_prices, "Usage", "Contract")), ElementsAre("MISSING_MANDATORY_TERMS"));
    Market gone = now;
    gone.products.at("prod-draft").visibility = Visibility::Restricted;
    EXPECT_THAT(codes(gone, on_private("UpdatePricingTerms", contract_prices)),
                ElementsAre("INCOMPATIBLE_PRODUCT_STATUS"));
    EXPECT_THAT(codes(released_private(), on_private("UpdatePricingTerms", contract_prices)),
                ElementsAre("INCOMPATIBLE_TERMS"));
}

Change schedule(std::string_view currency, std::string_view charges) {
    return on_private(
        "UpdatePaymentScheduleTerms",
        fmt::format(R"({{"Terms": [{{"Type": "PaymentScheduleTerm", "CurrencyCode": "{}", "Schedule": [{}]}}]}})",
                    currency, charges));
}

TEST(UpdatePaymentScheduleTerms, SplitsAContractsPrice) {
    constexpr const char* two = R"({"ChargeDate": "2027-02-01", "ChargeAmount": "200.00"},
                                   {"ChargeDate": "2027-08-01", "ChargeAmount": "170.50"})";
    constexpr const char* twice = R"({"ChargeDate": "2027-02-01", "ChargeAmount": "1"},
                                     {"ChargeDate": "2027-02-01", "ChargeAmount": "1"})";
    Market now = with_contract();
    take(now, schedule("EUR", two));
    const Offer& offer = now.offers.at("offer-private");
    EXPECT_EQ(base::text_at(*offer.find_term("PaymentScheduleTerm"), "Schedule[1].ChargeDate"),
              "2027-08-01T00:00:00.000Z");
    EXPECT_EQ(parse_offer(offer.id, render(offer)), offer);
    EXPECT_THAT(codes(now, schedule("USD", two)), ElementsAre("INCOMPATIBLE_CURRENCY_CODE"));
    EXPECT_THAT(codes(now, schedule("CHF", two)), ElementsAre("INVALID_CURRENCY_CODE", "INCOMPATIBLE_CURRENCY_CODE"));
    EXPECT_THAT(codes(now, schedule("EUR", twice)), ElementsAre("DUPLICATE_CHARGE_DATES"));
    EXPECT_THAT(codes(now, schedule("EUR", R"({"ChargeDate": "2027-02-30", "ChargeAmount": "1"})")),
                ElementsAre("INVALID_CHARGE_DATES"));
    EXPECT_THAT(codes(with_private(), schedule("EUR", two)), ElementsAre("INCOMPATIBLE_TERMS"));
    now.offers.at("offer-private").availability_end = "2027-12-31T23:59:59.999Z";
    EXPECT_THAT(codes(now, schedule("EUR", two)), ElementsAre("TOO_MANY_BACKDATED_CHARGES"));
    // Once there is a schedule, the upfront price stays zero.
    EXPECT_THAT(codes(now, with(contract_prices, "0.0", "5")), ElementsAre("INCOMPATIBLE_TERMS"));
    std::string many;
    for (int i = 0; i < 61; ++i)
        many += fmt::format(R"({}{{"ChargeDate": "{}-{:02}-01", "ChargeAmount": "1"}})", i ? "," : "", 2028 + i / 12,
                            1 + i % 12);
    EXPECT_THAT(codes(now, schedule("EUR", many)), ElementsAre("TOO_MANY_CHARGES"));
}

TEST(UpdateNetPaymentTerms, IsDueAfterAKnownPeriod) {
    auto due = [](std::string_view period) {
        return on_private(
            "UpdateNetPaymentTerms",
            fmt::format(R"({{"Terms": [{{"Type": "NetPaymentTerm", "PaymentDuePeriod": "{}"}}]}})", period));
    };
    EXPECT_THAT(codes(with_private(), due("P30D")), IsEmpty());
    EXPECT_THAT(codes(with_private(), due("P31D")), ElementsAre("INVALID_PAYMENT_DUE_PERIOD"));
    Market now = with_private();
    take(now, due("P30D"));
    take(now, on_private("UpdateNetPaymentTerms", R"({"Terms": []})"));
    EXPECT_FALSE(now.offers.at("offer-private").find_term("NetPaymentTerm"));
}

Change renewal(std::string_view members) {
    return on_private("UpdateRenewalTerms", fmt::format(R"({{"Terms": [{{"Type": "RenewalTerm"{}}}]}})", members));
}

constexpr const char* fixed_increase = R"(, "PriceIncrease": {"Type": "FixedPercentage", "Value": "5.00"})";

std::string range(std::string_view least, std::string_view most, std::string_view usual) {
    return fmt::format(R"(, "AdjustmentDeadline": "P60D", "PriceIncrease": {{"Type": "PercentageRange", "Range":
        {{"MinValue": "{}", "MaxValue": "{}", "DefaultValue": "{}"}}}})",
                       least, most, usual);
}

TEST(OfferRenewal, MayRaiseAPriceWithinBounds) {
    const Market now = with_contract();
    EXPECT_THAT(codes(now, renewal("")), ElementsAre("MISSING_PRICE_INCREASE"));
    EXPECT_THAT(codes(now, renewal(std::string(R"(, "LockoutPeriod": "P30D")") + fixed_increase)), IsEmpty());
    EXPECT_THAT(codes(now, renewal(range("3.00", "10.00", "5.00"))), IsEmpty());
    EXPECT_THAT(codes(now, renewal(range("5", "9", "3"))), ElementsAre("INVALID_PERCENTAGE_RANGE"));
    EXPECT_THAT(codes(now, renewal(range("5", "5", "5"))), ElementsAre("INVALID_PERCENTAGE_RANGE"));
    EXPECT_THAT(codes(now, renewal(R"(, "PriceIncrease": {"Type": "FixedPercentage", "Value": "101"})")),
                ElementsAre("INVALID_PERCENTAGE_RANGE"));
    EXPECT_THAT(codes(now, renewal(std::string(R"(, "LockoutPeriod": "PT5M")") + fixed_increase)),
                ElementsAre("INVALID_LOCKOUT_PERIOD"));
    EXPECT_THAT(codes(now, renewal(std::string(R"(, "LockoutPeriod": "P366D")") + fixed_increase)),
                ElementsAre("INVALID_LOCKOUT_PERIOD"));
    EXPECT_THAT(codes(now, renewal(std::string(R"(, "AdjustmentDeadline": "P60D")") + fixed_increase)),
                ElementsAre("INVALID_ADJUSTMENT_DEADLINE"));
    EXPECT_THAT(codes(now, renewal(R"(, "LockoutPeriod": "P60D")" + range("3", "9", "5"))),
                ElementsAre("INVALID_ADJUSTMENT_DEADLINE"));
    std::string undecided = range("3", "9", "5");
    undecided.erase(0, undecided.find(R"(, "PriceIncrease")"));
    EXPECT_THAT(codes(now, renewal(undecided)), ElementsAre("MISSING_ADJUSTMENT_DEADLINE"));
    EXPECT_THAT(codes(market(),
                      offer_change("UpdateRenewalTerms", R"({"Terms": [{"Type": "RenewalTerm", "MaxRenewals": 2}]})")),
                ElementsAre("INCOMPATIBLE_TERMS"));
    EXPECT_THAT(codes(market(), offer_change("UpdateRenewalTerms", R"({"Terms": [{"Type": "RenewalTerm"}]})")),
                IsEmpty());
}

TEST(OfferRenewal, HasASchedulesTemplateWhosePartsAreTheWhole) {
    Market now = with_contract();
    auto templated = [](std::string_view charges) {
        return renewal(fmt::format(R"({}, "TermTemplates": [{{"Type": "PaymentScheduleTermTemplate",
            "Schedule": [{}]}}])",
                                   fixed_increase, charges));
    };
    constexpr const char* halves = R"({"ChargeDateOffset": "P0M", "ChargePercentage": "50.00"},
        {"ChargeDateOffset": "P6M", "ChargePercentage": "50.00", "DayOfMonth": 15})";
    EXPECT_THAT(codes(now, templated(halves)), ElementsAre("INCOMPATIBLE_TERMS"));
    take(now, on_private("UpdatePaymentScheduleTerms", R"({"Terms": [{"Type": "PaymentScheduleTerm",
        "Schedule": [{"ChargeDate": "2027-03-01", "ChargeAmount": "10.50"}]}]})"));
    EXPECT_EQ(base::text_at(*now.offers.at("offer-private").find_term("PaymentScheduleTerm"), "CurrencyCode"), "EUR");
    EXPECT_THAT(codes(now, templated(halves)), IsEmpty());
    EXPECT_THAT(codes(now, renewal(fixed_increase)), ElementsAre("MISSING_PAYMENT_SCHEDULE_TERM_TEMPLATE"));
    EXPECT_THAT(codes(now, templated(R"({"ChargeDateOffset": "P0M", "ChargePercentage": "50"},
        {"ChargeDateOffset": "P0M", "ChargePercentage": "49.99"})")),
                ElementsAre("DUPLICATE_CHARGE_DATE_OFFSETS", "INVALID_CHARGE_PERCENTAGES"));
    EXPECT_THAT(codes(now, templated(R"({"ChargeDateOffset": "P0D", "ChargePercentage": "50", "DayOfMonth": 3},
        {"ChargeDateOffset": "P1M", "ChargePercentage": "50"})")),
                ElementsAre("INVALID_DAY_OF_MONTH", "INVALID_CHARGE_DATE_OFFSETS"));
    EXPECT_THAT(codes(now, templated(R"({"ChargeDateOffset": "P13M", "ChargePercentage": "100"})")),
                ElementsAre("INVALID_CHARGE_DATE_OFFSETS"));
}

TEST(OfferContract, LastsAsItSaysOrAsItsValidity) {
    Market now = with_private();
    take(now, with(contract_prices, R"("Duration": "P12M",)", ""));
    take(now, on_private("UpdateLegalTerms", legal));
    take(now, on_private("UpdateInformation", R"({"Name": "For one", "Description": "Agreed."})"));
    take(now, on_private("UpdateAvailability", R"({"AvailabilityEndDate": "2027-06-30"})"));
    EXPECT_THAT(codes(now, on_private("ReleaseOffer", "{}")), ElementsAre("MISSING_DURATION"));
    auto valid = [](std::string_view members) {
        return on_private("UpdateValidityTerms",
                          fmt::format(R"({{"Terms": [{{"Type": "ValidityTerm"{}}}]}})", members));
    };
    take(now, valid(R"(, "AgreementStartDate": "2027-06-30", "AgreementEndDate": "2028-06-29")"));
    EXPECT_THAT(codes(now, on_private("ReleaseOffer", "{}")), ElementsAre("INVALID_AGREEMENT_START_DATE"));
    take(now, valid(R"(, "AgreementEndDate": "2027-06-29")"));
    EXPECT_THAT(codes(now, on_private("ReleaseOffer", "{}")), ElementsAre("INVALID_AGREEMENT_END_DATE"));
    take(now, valid(R"(, "AgreementDuration": "P12M")"));
    EXPECT_THAT(codes(now, on_private("ReleaseOffer", "{}")), IsEmpty());
    now.offers.at("offer-private").released = true;
    EXPECT_THAT(codes(now, valid(R"(, "AgreementDuration": "P24M")")), IsEmpty());
    EXPECT_THAT(codes(now, valid(R"(, "AgreementStartDate": "2027-07-01", "AgreementEndDate": "2028-06-30")")),
                ElementsAre("INCOMPATIBLE_AGREEMENT_START_DATE", "INCOMPATIBLE_AGREEMENT_END_DATE"));
}

TEST(ReplacementOffer, StandsInForARunningContract) {
    Market now = released();
    Agreement agreement;
    agreement.id = "agmt-1";
    agreement.acceptor = "222233334444";
    agreement.product_id = "prod-draft";
    agreement.terms = {{"term-1", parse(R"({"Type": "FixedUpfrontPricingTerm", "Price": "5"})")}};
    now.agreements.emplace(agreement.id, agreement);
    const Change wish = change("CreateReplacementOffer", offer_type, "offer-new", R"({"AgreementId": "agmt-1"})");
    const Decided made = decide_offer_create_replacement(now, wish);
    ASSERT_TRUE(made);
    EXPECT_THAT(made->offer->buyer_accounts, ElementsAre("222233334444"));
    EXPECT_EQ(parse_offer("offer-new", render(*made->offer)), *made->offer);
    EXPECT_THAT(codes(market(), wish), ElementsAre("INCOMPATIBLE_AGREEMENT"));
    now.offers.emplace("offer-new", *made->offer);
    EXPECT_THAT(codes(now, change("UpdateTargeting", offer_type, "offer-new",
                                  R"({"PositiveTargeting": {"BuyerAccounts": ["333344445555"]}})")),
                ElementsAre("INCOMPATIBLE_TARGETING"));
    now.agreements.at("agmt-1").status = agreement_status::cancelled;
    now.agreements.at("agmt-1").terms.clear();
    EXPECT_THAT(codes(now, wish), ElementsAre("INCOMPATIBLE_AGREEMENT", "INCOMPATIBLE_AGREEMENT"));
}

TEST(ReleaseOffer, WantsAnEndAndAPublicOfferBesideAPrivateOne) {
    Market now = with_contract();
    Offer& offer = now.offers.at("offer-private");
    offer.name = "For you";
    offer.description = "d";
    offer.legal = LegalDocument{"StandardEula", "", "2022-07-14"};
    EXPECT_THAT(codes(now, on_private("ReleaseOffer", "{}")), ElementsAre("MISSING_AVAILABILITY_END_DATE"));
    offer.availability_end = "2027-12-31T23:59:59.999Z";
    EXPECT_THAT(codes(now, on_private("ReleaseOffer", "{}")), IsEmpty());
    offer.availability_end = "2026-12-31T23:59:59.999Z";
    now.offers.at("offer-draft").released = false;
    EXPECT_THAT(codes(now, on_private("ReleaseOffer", "{}")),
                ElementsAre("INVALID_AVAILABILITY_END_DATE", "INCOMPATIBLE_PRODUCT"));
}

TEST(Period, IsReadAndAdded) {
    EXPECT_EQ(parse_period("P12M"), (Period{12, 0}));
    EXPECT_EQ(parse_period("P2W"), (Period{0, 14}));
    EXPECT_FALSE(parse_period("P0D"));
    EXPECT_FALSE(parse_period("PT1H"));
    const auto at = [](const char* text) { return *base::parse_iso(text); };
    EXPECT_EQ(add(at("2028-01-31T10:00:00Z"), {1, 0}), at("2028-02-29T10:00:00Z"));
    EXPECT_EQ(add(at("2027-03-01"), {12, 0}), at("2028-03-01"));
    EXPECT_EQ(notice_end(at("2027-03-16T08:00:00Z")), at("2027-07-01"));
    EXPECT_EQ(notice_end(at("2027-09-15")), at("2028-01-01"));
}

} // namespace
} // namespace domain
