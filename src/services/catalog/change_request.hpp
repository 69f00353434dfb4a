// Reads a StartChangeSet request into a change set: payloads in either form, references put in place, schemas checked,
// ids chosen for what is to be made. All violations of the whole request are told at once.
#pragma once

#include "api/catalog.hpp"
#include "services/call.hpp"
#include "store/market/change_sets.hpp"

namespace services {

// Throws a ValidationException. Knows nothing of what exists yet.
store::ChangeSet read_change_request(const Call& call, const api::catalog::StartChangeSet::Input& in);

} // namespace services
