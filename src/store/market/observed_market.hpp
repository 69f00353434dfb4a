// Gathers what a change set may look at into the value from which it is decided.
#pragma once

#include "domain/changes/change.hpp"
#include "store/market/change_sets.hpp"

namespace store {

std::vector<domain::Change> changes_of(const ChangeSet& set);

domain::Market observe_market(Reader& reader, const ChangeSet& set, base::Instant now);

} // namespace store
