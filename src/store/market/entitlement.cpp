#include "store/market/entitlement.hpp"

namespace store {

std::optional<Entitlement> find_entitlement(Reader& reader, std::string_view account, std::string_view product_id) {
    auto found =
        reader.one("SELECT id, accepted FROM agreement WHERE acceptor = $1 AND product = $2 AND status = 'ACTIVE'",
                   {account, product_id}, [&](const Row& row) {
                       return Entitlement{row.text(0), std::string(product_id), row.instant(1), {}};
                   });
    if (!found) return found;
    reader.each("SELECT version FROM published_version WHERE product = $1 AND restricted > $2",
                {product_id, found->accepted}, [&](const Row& row) { found->held_versions.insert(row.text(0)); });
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
