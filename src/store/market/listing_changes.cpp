#include "store/market/listing_changes.hpp"

#include "domain/product/product.hpp"

#include <algorithm>

namespace store {

namespace {

constexpr std::string_view every_listing; // in a product's place: no product is called so

} // namespace

void note_listing(Transaction& tx, std::string_view product_id) {
    tx.exec("INSERT OR REPLACE INTO listing_change (product) VALUES ($1)", {product_id});
    tx.ring("catalog");
}

void note_listings_of(Transaction& tx, std::string_view seller) {
    tx.exec("INSERT OR REPLACE INTO listing_change (product) SELECT id FROM entity WHERE owner = $1 AND type = $2",
            {seller, domain::product_type});
    tx.ring("catalog");
}

void note_every_listing(Transaction& tx) {
    note_listing(tx, every_listing);
}

std::int64_t last_listing_change(Reader& reader) {
    const auto last = reader.one("SELECT max(number) FROM listing_change", {},
                                 [](const Row& row) { return row.null(0) ? 0 : row.integer(0); });
    return last.value_or(0);
}

std::optional<std::vector<std::string>> listings_changed_since(Reader& reader, std::int64_t number) {
    auto changed = reader.all("SELECT product FROM listing_change WHERE number > $1 ORDER BY number", {number},
                              [](const Row& row) { return row.text(0); });
    if (std::find(changed.begin(), changed.end(), every_listing) != changed.end()) return std::nullopt;
    return changed;
}

} // namespace store
