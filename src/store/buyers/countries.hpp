// The countries of accounts.
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace store {

struct AccountCountry {
    std::string code;        // ISO 3166-1
    bool registered = false; // that of the account's registration as a seller, which goes before what it says itself
};

std::optional<AccountCountry> find_country(Reader& reader, std::string_view account);
void save_country(Transaction& tx, std::string_view account, std::string_view code, base::Instant now);

} // namespace store
