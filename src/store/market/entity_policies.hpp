// Resource policies of entities, as their owners put them. A change rings "catalog", as it changes who may see what.
#pragma once

#include "store/database.hpp"

namespace store {

std::optional<std::string> find_entity_policy(Reader& reader, std::string_view entity_id);
void put_entity_policy(Transaction& tx, std::string_view entity_id, std::string_view document);
// False where there was none.
bool delete_entity_policy(Transaction& tx, std::string_view entity_id);

} // namespace store
