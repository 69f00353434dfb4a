#include "domain/listing/seller.hpp"

namespace domain {

SellerProfile parse_seller(std::string_view account, const base::Document& document) {
    SellerProfile seller;
    seller.account = account;
    seller.registered = true;
    seller.display_name = base::text_at(document, "DisplayName");
    seller.description = base::text_at(document, "Description");
    seller.tax_complete = !base::text_at(document, "TaxInformation.LegalName").empty() &&
                          !base::text_at(document, "TaxInformation.TaxId").empty();
    seller.bank_complete = !base::text_at(document, "BankAccount.HolderName").empty() &&
                           !base::text_at(document, "BankAccount.LastDigits").empty();
    seller.document = document;
    return seller;
}

std::vector<std::string> missing_items(const SellerProfile& seller) {
    std::vector<std::string> missing;
    if (seller.display_name.empty()) missing.emplace_back("DisplayName");
    if (seller.description.empty()) missing.emplace_back("Description");
    if (!seller.tax_complete) missing.emplace_back("TaxInformation");
    if (!seller.bank_complete) missing.emplace_back("BankAccount");
    return missing;
}

} // namespace domain
