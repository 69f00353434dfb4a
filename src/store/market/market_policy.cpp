#include "store/market/market_policy.hpp"

namespace store {

domain::MarketPolicy load_market_policy(Reader& reader) {
    const auto document = reader.one("SELECT document FROM market_policy WHERE one = 1", {},
                                     [](const Row& row) { return row.document(0); });
    return domain::parse_market_policy(document.value_or(base::Document(boost::json::object())));
}

std::int64_t load_market_policy_revision(Reader& reader) {
    return reader
        .one("SELECT revision FROM market_policy WHERE one = 1", {}, [](const Row& row) { return row.integer(0); })
        .value_or(0);
}

void save_market_policy(Transaction& tx, const base::Document& document, std::string_view principal,
                        base::Instant now) {
    tx.exec("INSERT INTO market_policy (one, document, changed, changed_by) VALUES (1, $1, $2, $3) "
            "ON CONFLICT (one) DO UPDATE SET document = excluded.document, changed = excluded.changed, "
            "changed_by = excluded.changed_by, revision = market_policy.revision + 1",
            {document, now, principal});
    tx.ring("policy");
}

} // namespace store
