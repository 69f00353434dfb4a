#include "store/market/sellers.hpp"

#include "store/identity/sealer.hpp"
#include "store/market/listing_changes.hpp"

namespace store {

namespace {

std::string_view name_of(SellerPaper kind) {
    return kind == SellerPaper::Tax ? "TAX" : "BANK";
}

std::string select(std::string_view where) {
    return "SELECT account, document, created, updated, state, reason, "
           "EXISTS (SELECT 1 FROM seller_paper p WHERE p.account = seller.account AND p.kind = 'TAX'), "
           "EXISTS (SELECT 1 FROM seller_paper p WHERE p.account = seller.account AND p.kind = 'BANK') FROM seller " +
           std::string(where);
}

domain::SellerProfile read_seller(const Row& row) {
    domain::SellerProfile seller = domain::parse_seller(row.text(0), row.document(1));
    seller.created = row.instant(2);
    seller.updated = row.instant(3);
    seller.state = domain::parse_seller_state(row.view(4));
    seller.reason = row.text(5);
    seller.tax_complete = row.flag(6);
    seller.bank_complete = row.flag(7);
    return seller;
}

} // namespace

std::optional<domain::SellerProfile> find_seller_profile(Reader& reader, std::string_view account) {
    static const std::string sql = select("WHERE account = $1");
    return reader.one(sql, {account}, read_seller);
}

domain::SellerProfile load_seller(Reader& reader, std::string_view account) {
    if (auto found = find_seller_profile(reader, account)) return std::move(*found);
    domain::SellerProfile nobody;
    nobody.account = account;
    return nobody;
}

std::vector<domain::SellerProfile> list_sellers(Reader& reader, std::optional<domain::SellerState> state) {
    static const std::string every = select("ORDER BY updated, account");
    static const std::string in_state = select("WHERE state = $1 ORDER BY updated, account");
    return state ? reader.all(in_state, {domain::render(*state)}, read_seller) : reader.all(every, {}, read_seller);
}

std::int64_t load_seller_revision(Reader& reader, std::string_view account) {
    return reader
        .one("SELECT revision FROM seller WHERE account = $1", {account}, [](const Row& row) { return row.integer(0); })
        .value_or(0);
}

void save_seller(Transaction& tx, const domain::SellerProfile& seller, base::Instant now) {
    tx.exec("INSERT INTO seller (account, document, created, updated, state, reason) VALUES ($1, $2, $3, $3, $4, $5) "
            "ON CONFLICT (account) DO UPDATE SET document = excluded.document, updated = excluded.updated, "
            "state = excluded.state, reason = excluded.reason, "
            "revision = seller.revision + CASE WHEN seller.document = excluded.document THEN 0 ELSE 1 END",
            {seller.account, seller.document, now, domain::render(seller.state), seller.reason});
    note_listings_of(tx, seller.account);
}

std::optional<ShownPaper> find_seller_paper(Reader& reader, std::string_view account, SellerPaper kind) {
    return reader.one("SELECT shown, updated FROM seller_paper WHERE account = $1 AND kind = $2",
                      {account, name_of(kind)}, [](const Row& row) {
                          return ShownPaper{row.document(0), row.instant(1)};
                      });
}

void save_seller_paper(Transaction& tx, const Sealer& sealer, std::string_view account, SellerPaper kind,
                       const base::Document& whole, const base::Document& shown, base::Instant now) {
    const std::string purpose = "seller paper " + std::string(name_of(kind)) + " " + std::string(account);
    tx.exec("INSERT INTO seller_paper (account, kind, sealed, shown, updated) VALUES ($1, $2, $3, $4, $5) "
            "ON CONFLICT (account, kind) DO UPDATE SET sealed = excluded.sealed, shown = excluded.shown, "
            "updated = excluded.updated",
            {account, name_of(kind), sealer.seal(base::render(whole), purpose), shown, now});
    tx.ring("catalog");
}

bool delete_seller_paper(Transaction& tx, std::string_view account, SellerPaper kind) {
    tx.ring("catalog");
    return tx.exec("DELETE FROM seller_paper WHERE account = $1 AND kind = $2", {account, name_of(kind)}) > 0;
}

} // namespace store
