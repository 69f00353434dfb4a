// SellerProfile: what the market knows of an account that sells. The public part lets products be published, tax and
// bank data let them be paid for.
#pragma once

#include "base/document.hpp"
#include "base/instant.hpp"

#include <string>
#include <vector>

namespace domain {

struct SellerProfile {
    std::string account;
    bool registered = false;
    std::string display_name;
    std::string description;
    bool tax_complete = false;
    bool bank_complete = false;
    base::Document document; // the profile as it was put
    base::Instant created;
    base::Instant updated;

    bool can_publish() const { return registered && !display_name.empty() && !description.empty(); }
    bool can_sell_paid() const { return can_publish() && tax_complete && bank_complete; }
};

SellerProfile parse_seller(std::string_view account, const base::Document& document);
// What stands between the account and selling for money, in the profile's member names.
std::vector<std::string> missing_items(const SellerProfile& seller);

} // namespace domain
