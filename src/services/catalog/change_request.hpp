// Reads a StartChangeSet request into a change set: payloads in either form, references put in place, schemas checked,
// ids chosen for what is to be made. All violations of the whole request are told at once.
#pragma once

#include "api/catalog.hpp"
#include "services/call.hpp"
#include "store/market/change_sets.hpp"

namespace services {

struct ReadRequest {
    store::ChangeSet set;    // as far as it could be read
    base::Refusals refusals; // by their place in the request
};
// Knows nothing of what exists yet.
ReadRequest read_change_draft(const Call& call, const api::catalog::StartChangeSet::Input& in);
// The same for a request that is meant: throws a ValidationException where anything is wrong with it.
store::ChangeSet read_change_request(const Call& call, const api::catalog::StartChangeSet::Input& in);

} // namespace services
