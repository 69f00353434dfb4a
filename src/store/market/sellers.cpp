#include "store/market/sellers.hpp"

namespace store {

std::optional<domain::SellerProfile> find_seller_profile(Reader& reader, std::string_view account) {
    return reader.one("SELECT document, created, updated FROM seller WHERE account = $1", {account},
                      [&](const Row& row) {
                          domain::SellerProfile seller = domain::parse_seller(account, row.document(0));
                          seller.created = row.instant(1);
                          seller.updated = row.instant(2);
                          return seller;
                      });
}

domain::SellerProfile load_seller(Reader& reader, std::string_view account) {
    if (auto found = find_seller_profile(reader, account)) return std::move(*found);
    domain::SellerProfile nobody;
    nobody.account = account;
    return nobody;
}

void save_seller_profile(Transaction& tx, std::string_view account, const base::Document& profile, base::Instant now) {
    tx.exec("INSERT INTO seller (account, document, created, updated) VALUES ($1, $2, $3, $3) "
            "ON CONFLICT (account) DO UPDATE SET document = excluded.document, updated = excluded.updated",
            {account, profile, now});
    tx.ring("catalog");
}

} // namespace store
