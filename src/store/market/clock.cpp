#include "store/market/clock.hpp"

namespace store {

std::optional<base::microseconds> find_clock_distance(Reader& reader) {
    return reader.one("SELECT ahead FROM market_clock WHERE one = 1", {},
                      [](const Row& row) { return base::microseconds(row.integer(0)); });
}

std::optional<base::microseconds> ensure_clock_distance(Transaction& tx, base::microseconds wanted, base::Instant now) {
    if (auto stored = find_clock_distance(tx)) return stored;
    if (tx.one("SELECT 1 FROM agreement LIMIT 1", {}, [](const Row&) { return true; })) return std::nullopt;
    tx.exec("INSERT INTO market_clock (one, ahead, moved) VALUES (1, $1, $2)", {wanted.count(), now});
    return wanted;
}

void save_clock_distance(Transaction& tx, base::microseconds ahead, base::Instant now) {
    tx.exec("UPDATE market_clock SET ahead = $1, moved = $2 WHERE one = 1 AND ahead < $1", {ahead.count(), now});
}

} // namespace store
