// Entitlement: the right of an account to run a product, which is its active agreement. Asked by whatever deploys.
#pragma once

#include "store/database.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace store {

struct Entitlement {
    std::string agreement_id;
    std::string product_id;
    base::Instant accepted;
    std::set<std::string> held_versions; // usable even when restricted since
};

// Absent where the account holds no active agreement for the product.
std::optional<Entitlement> find_entitlement(Reader& reader, std::string_view account, std::string_view product_id);

} // namespace store
