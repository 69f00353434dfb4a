// Submitting a change set: what StartChangeSet does, for operations of our own that make one.
#pragma once

#include "api/catalog.hpp"
#include "services/call.hpp"
#include "store/market/change_sets.hpp"

#include <functional>

namespace services {

// What is saved together with a change set that was not there before.
using AlsoSave = std::function<void(store::Transaction&, const store::ChangeSet&)>;

// Reads, requires permission and saves; an earlier set with the same token is answered as it is.
store::ChangeSet submit_change_set(Call& call, const api::catalog::StartChangeSet::Input& in,
                                   const AlsoSave& also = {});

} // namespace services
