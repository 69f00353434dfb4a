// The filters and the sort of ListEntities, in their general and their typed form, as one query.
#pragma once

#include "api/catalog.hpp"
#include "services/call.hpp"
#include "store/market/entities.hpp"

namespace services {

// Throws a ValidationException for filters of another type, or more than one wildcard.
store::EntityQuery read_entity_query(const Call& call, const api::catalog::ListEntities::Input& in);

} // namespace services
