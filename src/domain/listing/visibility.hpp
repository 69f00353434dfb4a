// Who sees a product, and which of its versions. The one rule that every buyer-side operation asks; whoever does not
// see a product is told that it does not exist.
#pragma once

#include "domain/product/product.hpp"

#include <set>

namespace domain {

// What ties an account to a product.
struct Standing {
    bool owner = false;
    bool subscribed = false;             // holds an active agreement
    std::set<std::string> held_versions; // restricted ones that its agreement keeps
};

bool allow_listed(const Product& product, std::string_view account);
// Draft: nobody (its owner works on it through the catalogue). Limited: owner and allow-list. Public: everybody.
// Restricted: owner and subscribers. A subscriber never loses sight of what he holds.
bool sees(const Product& product, std::string_view account, const Standing& standing);
// Whether the account may subscribe now, which a Restricted product allows nobody.
bool may_subscribe(const Product& product, std::string_view account, const Standing& standing);
// Versions that he may use: the unrestricted ones, and those that were restricted after he subscribed.
bool sees_version(const Version& version, const Standing& standing);

} // namespace domain
