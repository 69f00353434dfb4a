#include "store/market/unpublications.hpp"

namespace store {

void insert_unpublication(Transaction& tx, const Unpublication& unpublication) {
    tx.exec("INSERT INTO unpublication (product, change_set, email, reason, replacement, requested, effective) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {unpublication.product, unpublication.change_set, unpublication.email, unpublication.reason,
             unpublication.replacement, unpublication.requested, unpublication.effective});
}

std::optional<Unpublication> find_unpublication(Reader& reader, std::string_view product) {
    return reader.one("SELECT product, change_set, email, reason, replacement, requested, effective, returned "
                      "FROM unpublication WHERE product = $1 ORDER BY id DESC LIMIT 1",
                      {product}, [](const Row& row) {
                          return Unpublication{row.text(0), row.text(1),    row.text(2),          row.text(3),
                                               row.text(4), row.instant(5), row.maybe_instant(6), row.maybe_instant(7)};
                      });
}

void note_unpublished(Transaction& tx, std::string_view product, std::string_view change_set,
                      std::string_view replacement, base::Instant now) {
    if (tx.exec("UPDATE unpublication SET effective = $3 WHERE product = $1 AND change_set = $2",
                {product, change_set, now}) == 0)
        insert_unpublication(tx, {std::string(product), std::string(change_set), "", "", std::string(replacement), now,
                                  now, std::nullopt});
}

void note_republished(Transaction& tx, std::string_view product, base::Instant now) {
    tx.exec("UPDATE unpublication SET returned = $2 WHERE product = $1 AND effective IS NOT NULL AND returned IS NULL",
            {product, now});
}

} // namespace store
