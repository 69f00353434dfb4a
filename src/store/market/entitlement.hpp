// Entitlement: what an account may use of a product, by the agreement that it holds.
#pragma once

#include "domain/listing/visibility.hpp"
#include "store/database.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace store {

struct Entitlement {
    std::string agreement_id;
    std::string product_id;
    base::Instant started; // what begins on a day to come is held from then on
    // Restricted versions that the agreement keeps, because it, or one that it renews or replaces, was accepted before
    // their restriction. Unrestricted versions are open to every agreement, whenever they were published.
    std::set<std::string> held_versions;

    bool holds(std::string_view version_id) const { return held_versions.contains(std::string(version_id)); }
};

// Absent unless the account has an ACTIVE agreement for the product.
std::optional<Entitlement> find_entitlement(Reader& reader, std::string_view account, std::string_view product_id);

// What ties the account to the product of that owner, for domain::sees and its siblings.
domain::Standing standing_of(Reader& reader, std::string_view account, std::string_view product_id,
                             std::string_view owner);

} // namespace store
