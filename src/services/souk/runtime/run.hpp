// A run of whatever account, as operators see it.
#pragma once

#include "api/souk.hpp"
#include "domain/runs/internal.hpp"
#include "services/call.hpp"
#include "store/resources.hpp"

#include <string>

namespace services::souk {

api::souk::Run render_run(store::Reader& reader, const store::Resource& run);
// The fleet that serves, or that shall.
domain::Fleet fleet_of(const store::Resource& endpoint);

// Ends a run from the market's side; its owner is told why.
void halt(const Call& call, store::Transaction& tx, store::Resource& run, const std::string& reason);

} // namespace services::souk
