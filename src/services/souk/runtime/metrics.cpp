#include "services/sagemaker_runtime/invocation_counts.hpp"
#include "services/souk/runtime/endpoint.hpp"
#include "services/souk/runtime/operations.hpp"
#include "store/runs/invocation_minutes.hpp"

#include <algorithm>

namespace services {

namespace {

using api::souk::GetEndpointMetrics;

constexpr std::int64_t default_minutes = 180;
constexpr std::int64_t most_periods = 1440;

api::souk::EndpointMetrics shape_of(base::Instant time, const domain::Invocations& of) {
    api::souk::EndpointMetrics shape;
    shape.Time = time;
    shape.Invocations = of.count;
    shape.Invocation4XXErrors = of.errors_4xx;
    shape.Invocation5XXErrors = of.errors_5xx;
    if (const auto latency = domain::percentile(of, 50)) shape.LatencyP50 = latency->count();
    if (const auto latency = domain::percentile(of, 95)) shape.LatencyP95 = latency->count();
    return shape;
}

} // namespace

GetEndpointMetrics::Output get_endpoint_metrics(Call& call, const GetEndpointMetrics::Input& in) {
    call.require("sagemaker:DescribeEndpoint", souk::endpoint_arn(call, in.EndpointName));
    const auto endpoint =
        call.database.read([&](store::Reader& reader) { return souk::load_endpoint(call, reader, in.EndpointName); });
    call.shelf.get<InvocationCounts>().of({endpoint.id, endpoint.created})->write(call.database);
    const std::int64_t back = in.Minutes.value_or(default_minutes);
    const std::int64_t period = std::max(in.PeriodMinutes.value_or(1), (back + most_periods - 1) / most_periods);
    const auto from = domain::period_of(call.now - std::chrono::minutes(back - 1), period);
    const auto minutes =
        call.database.read([&](store::Reader& reader) { return store::list_invocations(reader, endpoint.id, from); });
    domain::Invocations total;
    std::map<base::Instant, domain::Invocations> periods;
    for (const auto& [minute, invocations] : minutes) {
        domain::add(total, invocations);
        domain::add(periods[domain::period_of(minute, period)], invocations);
    }
    GetEndpointMetrics::Output out;
    out.From = from;
    out.To = call.now;
    out.Total = shape_of(from, total);
    for (const auto& [begin, invocations] : periods)
        out.Periods.push_back(shape_of(begin, invocations));
    return out;
}

} // namespace services
