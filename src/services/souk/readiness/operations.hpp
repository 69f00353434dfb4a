// How ready a listing is: reports, and the checks that need a container or another server.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"

namespace services {

api::souk::GetReadinessReport::Output get_readiness_report(Call&, const api::souk::GetReadinessReport::Input&);
api::souk::StartReadinessCheck::Output start_readiness_check(Call&, const api::souk::StartReadinessCheck::Input&);
api::souk::GetReadinessLog::Output get_readiness_log(Call&, const api::souk::GetReadinessLog::Input&);

} // namespace services
