// What an account may still use of the market's machine.
#pragma once

#include "domain/runs/quotas.hpp"
#include "services/call.hpp"

namespace services {

// Throws ResourceLimitExceeded, naming the quota, where the calling account would use more than it may.
void require_room(const Call& call, store::Reader& reader, const domain::QuotaUse& more);

} // namespace services
