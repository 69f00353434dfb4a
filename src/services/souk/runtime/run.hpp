// A run of whatever account, as operators see it.
#pragma once

#include "api/souk.hpp"
#include "domain/runs/internal.hpp"
#include "store/resources.hpp"

namespace services::souk {

api::souk::Run render_run(store::Reader& reader, const store::Resource& run);
// The fleet that serves, or that shall.
domain::Fleet fleet_of(const store::Resource& endpoint);

} // namespace services::souk
