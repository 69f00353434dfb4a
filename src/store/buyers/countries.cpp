#include "store/buyers/countries.hpp"

#include "store/market/sellers.hpp"

namespace store {

std::optional<AccountCountry> find_country(Reader& reader, std::string_view account) {
    const auto seller = find_seller_profile(reader, account);
    if (seller && seller->registered())
        if (auto code = base::find_text(seller->document, "CountryCode")) return AccountCountry{*std::move(code), true};
    return reader.one("SELECT country FROM account_country WHERE account = $1", {account}, [](const Row& row) {
        return AccountCountry{row.text(0), false};
    });
}

void save_country(Transaction& tx, std::string_view account, std::string_view code, base::Instant now) {
    tx.exec("INSERT INTO account_country (account, country, updated) VALUES ($1, $2, $3) "
            "ON CONFLICT (account) DO UPDATE SET country = excluded.country, updated = excluded.updated",
            {account, code, now});
}

} // namespace store
