// Gathers what a change set may look at into the value from which it is decided.
#pragma once

#include "domain/changes/change.hpp"
#include "store/market/change_sets.hpp"

namespace control {

std::vector<domain::Change> changes_of(const store::ChangeSet& set);

domain::Market observe_market(store::Reader& reader, const store::ChangeSet& set, base::Instant now);

} // namespace control
