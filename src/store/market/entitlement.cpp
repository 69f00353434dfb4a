#include "store/market/entitlement.hpp"

namespace store {

std::optional<Entitlement> find_entitlement(Reader& reader, std::string_view account, std::string_view product_id) {
    // Renewals and replacements go on with what the first of their chain was accepted for.
    base::Instant since;
    auto found = reader.one("SELECT a.id, a.started, (SELECT MIN(accepted) FROM agreement c WHERE c.acceptor = $1 AND "
                            "c.product = $2 AND c.initial = a.initial) FROM agreement a WHERE a.acceptor = $1 AND "
                            "a.product = $2 AND a.status = 'ACTIVE'",
                            {account, product_id}, [&](const Row& row) {
                                since = row.instant(2);
                                return Entitlement{row.text(0), std::string(product_id), row.instant(1), {}};
                            });
    if (!found) return found;
    reader.each("SELECT version FROM published_version WHERE product = $1 AND restricted > $2", {product_id, since},
                [&](const Row& row) { found->held_versions.insert(row.text(0)); });
    return found;
}

domain::Standing standing_of(Reader& reader, std::string_view account, std::string_view product_id,
                             std::string_view owner) {
    domain::Standing standing;
    standing.owner = account == owner;
    if (auto entitlement = find_entitlement(reader, account, product_id)) {
        standing.subscribed = true;
        standing.held_versions = std::move(entitlement->held_versions);
    }
    return standing;
}

} // namespace store
