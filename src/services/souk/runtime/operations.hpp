// What runs: for the account whose endpoint it is, its log, its use and its cost; for operators, all that runs on the
// machine.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"

namespace services {

api::souk::GetEndpointLogs::Output get_endpoint_logs(Call&, const api::souk::GetEndpointLogs::Input&);
api::souk::GetEndpointMetrics::Output get_endpoint_metrics(Call&, const api::souk::GetEndpointMetrics::Input&);
api::souk::GetEndpointCost::Output get_endpoint_cost(Call&, const api::souk::GetEndpointCost::Input&);

api::souk::GetRuntime::Output get_runtime(Call&, const api::souk::GetRuntime::Input&);
api::souk::ListRuns::Output list_runs(Call&, const api::souk::ListRuns::Input&);
api::souk::StopEndpoint::Output stop_endpoint(Call&, const api::souk::StopEndpoint::Input&);
api::souk::StopJob::Output stop_job(Call&, const api::souk::StopJob::Input&);
api::souk::PutRuntimeIntake::Output put_runtime_intake(Call&, const api::souk::PutRuntimeIntake::Input&);

api::souk::GetValidationLogs::Output get_validation_logs(Call&, const api::souk::GetValidationLogs::Input&);
api::souk::GetJobLogs::Output get_job_logs(Call&, const api::souk::GetJobLogs::Input&);

} // namespace services
