// How an executed check is shown.
#pragma once

#include "api/souk.hpp"
#include "store/market/readiness_checks.hpp"

namespace services::souk {

api::souk::ReadinessExecution render_execution(const store::ReadinessCheck& check, bool outdated);

} // namespace services::souk
