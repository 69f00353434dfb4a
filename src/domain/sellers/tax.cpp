#include "domain/sellers/tax.hpp"

#include "domain/sellers/text_shape.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace domain {

namespace {

struct VatShape {
    std::string_view country;
    std::string_view shape;
};

// As the European Commission's VIES lists them; a country with several lengths has several rows.
constexpr std::array vat_shapes = {
    VatShape{"AT", "ATU99999999"},    VatShape{"BE", "BE9999999999"},   VatShape{"BG", "BG999999999"},
    VatShape{"BG", "BG9999999999"},   VatShape{"CY", "CY99999999A"},    VatShape{"CZ", "CZ99999999"},
    VatShape{"CZ", "CZ999999999"},    VatShape{"CZ", "CZ9999999999"},   VatShape{"DE", "DE999999999"},
    VatShape{"DK", "DK99999999"},     VatShape{"EE", "EE999999999"},    VatShape{"ES", "ESX9999999X"},
    VatShape{"FI", "FI99999999"},     VatShape{"FR", "FRXX999999999"},  VatShape{"GR", "EL999999999"},
    VatShape{"HR", "HR99999999999"},  VatShape{"HU", "HU99999999"},     VatShape{"IE", "IE9X99999A"},
    VatShape{"IE", "IE9999999AA"},    VatShape{"IT", "IT99999999999"},  VatShape{"LT", "LT999999999"},
    VatShape{"LT", "LT999999999999"}, VatShape{"LU", "LU99999999"},     VatShape{"LV", "LV99999999999"},
    VatShape{"MT", "MT99999999"},     VatShape{"NL", "NL999999999B99"}, VatShape{"PL", "PL9999999999"},
    VatShape{"PT", "PT999999999"},    VatShape{"RO", "RO99999999"},     VatShape{"RO", "RO999999999"},
    VatShape{"RO", "RO9999999999"},   VatShape{"SE", "SE999999999999"}, VatShape{"SI", "SI99999999"},
    VatShape{"SK", "SK9999999999"}};

constexpr std::array gb_shapes = {VatShape{"GB", "GB999999999"}, VatShape{"GB", "GB999999999999"},
                                  VatShape{"GB", "XI999999999"}};

template<class Shapes>
bool any_shape(const Shapes& shapes, std::string_view country, std::string_view bare) {
    return std::any_of(shapes.begin(), shapes.end(),
                       [&](const VatShape& each) { return each.country == country && has_shape(bare, each.shape); });
}

std::string example_of(std::string_view country) {
    for (const VatShape& each : vat_shapes)
        if (each.country == country) return std::string(each.shape);
    return country == "GB" ? "GB999999999" : "";
}

// The Internal Revenue Service has given no employer number these beginnings.
constexpr std::array<std::string_view, 17> unused_ein = {"00", "07", "08", "09", "17", "18", "19", "28", "29",
                                                         "49", "69", "70", "78", "79", "89", "96", "97"};

void require_text(const base::Document& interview, std::string_view where, std::string_view why,
                  base::Refusals& refusals) {
    if (base::text_at(interview, where).empty())
        refusals.push_back({"MISSING_MANDATORY_FIELD", std::string(why), std::string(where)});
}

void check_us(const base::Document& interview, bool person, base::Refusals& refusals) {
    require_text(interview, "Address.State", "An address in the United States has a state.", refusals);
    const std::string zip = base::text_at(interview, "Address.PostalCode");
    if (!has_shape(zip, "99999") && !has_shape(zip, "99999-9999"))
        refusals.push_back(
            {"INVALID_POSTAL_CODE", "Give a ZIP code: five digits, or nine as 12345-6789.", "Address.PostalCode"});
    const std::string type = base::text_at(interview, "TaxIdType");
    const std::string bare = bare_number(base::text_at(interview, "TaxId"));
    if (bare.empty())
        refusals.push_back({"MISSING_MANDATORY_FIELD", "The United States ask for a taxpayer number.", "TaxId"});
    if (person ? type != "SSN" && type != "ITIN" : type != "EIN")
        refusals.push_back({"INVALID_TAX_ID_TYPE",
                            person ? "A person in the United States has an SSN or an ITIN."
                                   : "A business in the United States has an EIN.",
                            "TaxIdType"});
    else if (!bare.empty() && !(type == "SSN" ? is_ssn(bare) : type == "EIN" ? is_ein(bare) : is_itin(bare)))
        refusals.push_back({"INVALID_TAX_ID",
                            fmt::format("This is no {}: nine digits, with a beginning that is given out.", type),
                            "TaxId"});
}

void check_vat(const std::string& country, const std::string& bare, base::Refusals& refusals) {
    if (!is_vat_id(country, bare))
        refusals.push_back({"INVALID_VAT_ID",
                            fmt::format("A VAT number of {} looks like {} (9 for a digit, A for a letter, X for "
                                        "either).",
                                        country, example_of(country)),
                            "VatId"});
}

void check_elsewhere(const base::Document& interview, const std::string& country, bool person,
                     base::Refusals& refusals) {
    const std::string vat = bare_number(base::text_at(interview, "VatId"));
    const std::string id = bare_number(base::text_at(interview, "TaxId"));
    const bool vat_country = has_eu_vat(country);
    if (!base::text_at(interview, "TaxIdType").empty())
        refusals.push_back(
            {"INVALID_TAX_ID_TYPE", "Only numbers of the United States have a type: leave it out.", "TaxIdType"});
    if (vat_country && !person && vat.empty())
        refusals.push_back(
            {"MISSING_MANDATORY_FIELD", "A business in the European Union gives its VAT number.", "VatId"});
    if ((!vat_country || person) && id.empty() && vat.empty())
        refusals.push_back({"MISSING_MANDATORY_FIELD", "Give the number that the tax office gave you.", "TaxId"});
    if (!vat.empty() && (vat_country || country == "GB")) check_vat(country, vat, refusals);
    if (!vat.empty() && !vat_country && country != "GB" && (vat.size() < 4 || vat.size() > 20))
        refusals.push_back({"INVALID_VAT_ID", "A VAT number has 4 to 20 letters and digits.", "VatId"});
    if (!id.empty() && (id.size() < 4 || id.size() > 20 || !has_shape(id, std::string(id.size(), 'X'))))
        refusals.push_back({"INVALID_TAX_ID", "A taxpayer number has 4 to 20 letters and digits.", "TaxId"});
}

} // namespace

bool has_eu_vat(std::string_view country) {
    return std::any_of(vat_shapes.begin(), vat_shapes.end(), [&](const auto& each) { return each.country == country; });
}

bool is_vat_id(std::string_view country, std::string_view bare) {
    return any_shape(vat_shapes, country, bare) || any_shape(gb_shapes, country, bare);
}

bool is_ssn(std::string_view bare) {
    return has_shape(bare, "999999999") && bare[0] != '9' && !bare.starts_with("000") && !bare.starts_with("666") &&
           bare.substr(3, 2) != "00" && bare.substr(5) != "0000";
}

bool is_ein(std::string_view bare) {
    return has_shape(bare, "999999999") &&
           std::find(unused_ein.begin(), unused_ein.end(), bare.substr(0, 2)) == unused_ein.end();
}

bool is_itin(std::string_view bare) {
    if (!has_shape(bare, "999999999") || bare[0] != '9') return false;
    const std::string_view group = bare.substr(3, 2);
    return (group >= "50" && group <= "65") || (group >= "70" && group <= "88") || (group >= "90" && group <= "92") ||
           group >= "94";
}

base::Refusals check_tax_interview(const base::Document& interview) {
    base::Refusals refusals;
    const std::string country = base::text_at(interview, "CountryCode");
    const bool person = base::text_at(interview, "EntityType") == "INDIVIDUAL";
    if (country == "US")
        check_us(interview, person, refusals);
    else
        check_elsewhere(interview, country, person, refusals);
    if (!base::flag_at(interview, "Certified"))
        refusals.push_back(
            {"NOT_CERTIFIED", "Certify that the declaration is true: Certified is to be true.", "Certified"});
    return refusals;
}

base::Document shown_tax_interview(const base::Document& interview) {
    boost::json::object shown;
    for (const std::string_view member : {"LegalName", "CountryCode", "EntityType", "TaxIdType"})
        if (const auto text = base::find_text(interview, member)) shown[member] = *text;
    const std::string id = bare_number(base::text_at(interview, "TaxId"));
    const std::string vat = bare_number(base::text_at(interview, "VatId"));
    if (!id.empty()) shown["TaxIdLastDigits"] = last_digits(id);
    if (!vat.empty()) shown["VatIdLastDigits"] = last_digits(vat);
    return shown;
}

} // namespace domain
