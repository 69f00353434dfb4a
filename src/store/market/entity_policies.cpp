#include "store/market/entity_policies.hpp"

namespace store {

std::optional<std::string> find_entity_policy(Reader& reader, std::string_view entity_id) {
    return reader.one("SELECT document FROM entity_policy WHERE entity = $1", {entity_id},
                      [](const Row& row) { return row.text(0); });
}

void put_entity_policy(Transaction& tx, std::string_view entity_id, std::string_view document) {
    tx.exec("INSERT INTO entity_policy (entity, document) VALUES ($1, $2) "
            "ON CONFLICT (entity) DO UPDATE SET document = excluded.document",
            {entity_id, document});
    tx.ring("catalog");
}

bool delete_entity_policy(Transaction& tx, std::string_view entity_id) {
    tx.ring("catalog");
    return tx.exec("DELETE FROM entity_policy WHERE entity = $1", {entity_id}) == 1;
}

} // namespace store
