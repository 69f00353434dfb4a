#include "app/metrics.hpp"

#include <fmt/format.h>
#include <mutex>
#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <shared_mutex>
#include <unordered_map>

namespace app {

namespace {

const prometheus::Histogram::BucketBoundaries buckets = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                         0.05,   0.1,     0.25,   0.5,   1,      2.5,   10,   60};

struct Series {
    prometheus::Counter* requests;
    prometheus::Histogram* seconds;
};

// Whoever is not known, or asks for what no model has, chooses its own operation's name.
std::string_view operation_of(const services::Trace& trace) {
    if (trace.account.empty() || trace.error_code == "UnknownOperationException") return "unrecognised";
    return trace.operation;
}

prometheus::MetricFamily family(std::string name, std::string help, prometheus::MetricType type, double value) {
    prometheus::ClientMetric metric;
    if (type == prometheus::MetricType::Counter)
        metric.counter.value = value;
    else
        metric.gauge.value = value;
    return {std::move(name), std::move(help), type, {std::move(metric)}};
}

} // namespace

struct Metrics::State {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter().Name("souk_requests_total").Help("Answered requests").Register(registry);
    prometheus::Family<prometheus::Histogram>& seconds = prometheus::BuildHistogram()
                                                             .Name("souk_request_seconds")
                                                             .Help("Time from a whole request to its answer")
                                                             .Register(registry);
    std::shared_mutex mutex;
    std::unordered_map<std::string, Series> known; // by service, operation and status

    Series series(std::string_view service, std::string_view operation, int status) {
        const std::string key = fmt::format("{} {} {}", service, operation, status);
        {
            std::shared_lock lock(mutex);
            if (const auto found = known.find(key); found != known.end()) return found->second;
        }
        const prometheus::Labels labels = {{"service", std::string(service)}, {"operation", std::string(operation)}};
        prometheus::Labels with_status = labels;
        with_status.emplace("status", std::to_string(status));
        const Series made{&requests.Add(with_status), &seconds.Add(labels, buckets)};
        std::unique_lock lock(mutex);
        return known.emplace(key, made).first->second;
    }
};

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

void Metrics::count(const services::Trace& trace) {
    const Series series = state_->series(trace.service, operation_of(trace), trace.status);
    series.requests->Increment();
    series.seconds->Observe(static_cast<double>(trace.took.count()) / 1e6);
}

std::string Metrics::render(const Gauges& gauges) const {
    using prometheus::MetricType;
    auto families = state_->registry.Collect();
    const auto add = [&](const char* name, const char* help, MetricType type, auto value) {
        families.push_back(family(name, help, type, static_cast<double>(value)));
    };
    add("souk_connections", "Open connections", MetricType::Gauge, gauges.connections);
    add("souk_requests_in_flight", "Requests that are not answered yet", MetricType::Gauge, gauges.in_flight);
    add("souk_workers_busy", "Threads that work on requests", MetricType::Gauge, gauges.workers_busy);
    add("souk_store_commits_total", "Durable commits", MetricType::Counter, gauges.commits);
    add("souk_store_writes_total", "Writes; divided by the commits, how many share one", MetricType::Counter,
        gauges.writes);
    return prometheus::TextSerializer().Serialize(families);
}

} // namespace app
