#include "domain/sellers/bank.hpp"
#include "domain/sellers/tax.hpp"
#include "domain/sellers/text_shape.hpp"

#include <gtest/gtest.h>

namespace {

using namespace domain;

using Told = std::vector<std::pair<std::string, std::string>>;

Told told(const base::Refusals& refusals) {
    Told all;
    for (const auto& refusal : refusals)
        all.emplace_back(refusal.code, refusal.where);
    return all;
}

Told tax(std::string_view json) {
    return told(check_tax_interview(boost::json::parse(json)));
}

Told bank(std::string_view json) {
    return told(check_bank_account(boost::json::parse(json)));
}

TEST(Numbers, AreReadWithoutTheirPunctuation) {
    EXPECT_EQ(bare_number("fr76 3000.6000-01"), "FR763000600001");
    EXPECT_EQ(last_digits("DE89370400440532013000"), "3000");
    EXPECT_EQ(last_digits("12345"), "45");
}

TEST(Iban, HasItsCountrysLengthAndCheckDigits) {
    for (const auto* good : {"DE89370400440532013000", "GB82WEST12345698765432", "FR1420041010050500013M02606",
                             "NO9386011117947", "CH9300762011623852957"})
        EXPECT_TRUE(is_iban(good)) << good;
    EXPECT_FALSE(is_iban("DE89370400440532013001"));
    EXPECT_FALSE(is_iban("DE8937040044053201300"));
    EXPECT_FALSE(is_iban("US89370400440532013000"));
    EXPECT_FALSE(is_iban("DE"));
    EXPECT_FALSE(is_iban(""));
}

TEST(Bic, HasEightOrElevenCharacters) {
    EXPECT_TRUE(is_bic("DEUTDEFF"));
    EXPECT_TRUE(is_bic("DEUTDEFF500"));
    EXPECT_FALSE(is_bic("DEUTDEFF5"));
    EXPECT_FALSE(is_bic("DEUT12FF"));
}

TEST(RoutingNumber, HasACheckDigit) {
    EXPECT_TRUE(is_routing_number("021000021"));
    EXPECT_TRUE(is_routing_number("011401533"));
    EXPECT_FALSE(is_routing_number("021000022"));
    EXPECT_FALSE(is_routing_number("000000000"));
    EXPECT_FALSE(is_routing_number("02100002"));
}

TEST(VatId, HasItsCountrysShape) {
    EXPECT_TRUE(is_vat_id("FR", "FR40303265045"));
    EXPECT_TRUE(is_vat_id("AT", "ATU12345678"));
    EXPECT_TRUE(is_vat_id("GR", "EL123456789"));
    EXPECT_TRUE(is_vat_id("NL", "NL123456789B01"));
    EXPECT_TRUE(is_vat_id("GB", "XI123456789"));
    EXPECT_FALSE(is_vat_id("DE", "FR40303265045"));
    EXPECT_FALSE(is_vat_id("DE", "DE12345678"));
}

TEST(TaxpayerNumbers, OfTheUnitedStatesHaveTheirShapes) {
    EXPECT_TRUE(is_ssn("536221234"));
    for (const auto* bad : {"000221234", "666221234", "936221234", "536001234", "536220000", "53622123"})
        EXPECT_FALSE(is_ssn(bad)) << bad;
    EXPECT_TRUE(is_ein("123456789"));
    EXPECT_FALSE(is_ein("073456789"));
    EXPECT_TRUE(is_itin("912701234"));
    EXPECT_FALSE(is_itin("912931234"));
    EXPECT_FALSE(is_itin("812701234"));
}

TEST(TaxInterview, AsksWhatTheCountryAsks) {
    EXPECT_TRUE(tax(R"({"LegalName":"A","CountryCode":"FR","EntityType":"BUSINESS","VatId":"FR 40 303 265 045",
        "Certified":true})")
                    .empty());
    EXPECT_EQ(tax(R"({"CountryCode":"DE","EntityType":"BUSINESS","TaxId":"123456","Certified":true})"),
              (Told{{"MISSING_MANDATORY_FIELD", "VatId"}}));
    EXPECT_TRUE(
        tax(R"({"CountryCode":"DE","EntityType":"INDIVIDUAL","TaxId":"12 345 678 901","Certified":true})").empty());
    EXPECT_TRUE(
        tax(R"({"CountryCode":"JP","EntityType":"BUSINESS","TaxId":"1234567890123","Certified":true})").empty());
    EXPECT_TRUE(tax(R"({"CountryCode":"US","EntityType":"BUSINESS","TaxIdType":"EIN","TaxId":"12-3456789",
        "Address":{"State":"WA","PostalCode":"98101"},"Certified":true})")
                    .empty());
}

TEST(TaxInterview, TellsAllViolationsAtOnce) {
    EXPECT_EQ(tax(R"({"CountryCode":"US","EntityType":"INDIVIDUAL","TaxIdType":"SSN","TaxId":"000-12-3456",
        "Address":{"PostalCode":"X"}})"),
              (Told{{"MISSING_MANDATORY_FIELD", "Address.State"},
                    {"INVALID_POSTAL_CODE", "Address.PostalCode"},
                    {"INVALID_TAX_ID", "TaxId"},
                    {"NOT_CERTIFIED", "Certified"}}));
    EXPECT_EQ(tax(R"({"CountryCode":"US","EntityType":"BUSINESS","TaxIdType":"SSN","TaxId":"536221234",
        "Address":{"State":"WA","PostalCode":"98101-1234"},"Certified":true})"),
              (Told{{"INVALID_TAX_ID_TYPE", "TaxIdType"}}));
    EXPECT_EQ(tax(R"({"CountryCode":"FR","EntityType":"BUSINESS","TaxIdType":"EIN","VatId":"FR1","TaxId":"?"})"),
              (Told{{"INVALID_TAX_ID_TYPE", "TaxIdType"},
                    {"INVALID_VAT_ID", "VatId"},
                    {"INVALID_TAX_ID", "TaxId"},
                    {"NOT_CERTIFIED", "Certified"}}));
}

TEST(TaxInterview, ShowsLastDigitsOnly) {
    EXPECT_EQ(base::render(shown_tax_interview(boost::json::parse(
                  R"({"LegalName":"A","CountryCode":"FR","VatId":"FR40303265045","Address":{"City":"Lyon"}})"))),
              R"({"LegalName":"A","CountryCode":"FR","VatIdLastDigits":"5045"})");
}

TEST(BankAccount, AsksWhatTheCountryAsks) {
    EXPECT_TRUE(bank(R"({"CountryCode":"DE","Iban":"DE89 3704 0044 0532 0130 00","Bic":"COBADEFFXXX"})").empty());
    EXPECT_TRUE(bank(R"({"CountryCode":"US","RoutingNumber":"021000021","AccountNumber":"12345678"})").empty());
    EXPECT_TRUE(bank(R"({"CountryCode":"JP","AccountNumber":"1234567","Bic":"BOTKJPJT"})").empty());
    EXPECT_EQ(bank(R"({"CountryCode":"DE","AccountNumber":"1234567"})"),
              (Told{{"MISSING_MANDATORY_FIELD", "Iban"}, {"INCOMPATIBLE_FIELD", "AccountNumber"}}));
    EXPECT_EQ(bank(R"({"CountryCode":"FR","Iban":"DE89370400440532013000","Bic":"X"})"),
              (Told{{"INVALID_IBAN", "Iban"}, {"INVALID_BIC", "Bic"}}));
    EXPECT_EQ(bank(R"({"CountryCode":"US","Iban":"DE89370400440532013000","RoutingNumber":"021000022"})"),
              (Told{{"INVALID_ROUTING_NUMBER", "RoutingNumber"},
                    {"INVALID_ACCOUNT_NUMBER", "AccountNumber"},
                    {"INCOMPATIBLE_FIELD", "Iban"}}));
    EXPECT_EQ(bank(R"({"CountryCode":"JP","AccountNumber":"1"})"),
              (Told{{"INVALID_ACCOUNT_NUMBER", "AccountNumber"}, {"MISSING_MANDATORY_FIELD", "Bic"}}));
}

TEST(BankAccount, ShowsLastDigitsOnly) {
    EXPECT_EQ(base::render(shown_bank_account(
                  boost::json::parse(R"({"HolderName":"A","CountryCode":"DE","Iban":"DE89370400440532013000"})"))),
              R"({"HolderName":"A","CountryCode":"DE","LastDigits":"3000"})");
}

} // namespace
