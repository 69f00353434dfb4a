#include "services/sagemaker_runtime/invocation_counts.hpp"

#include "base/log.hpp"

#include <utility>

namespace services {

namespace {

constexpr std::chrono::seconds write_after{10};

} // namespace

void InvocationCount::add(store::Database& database, base::Instant began, int status, base::microseconds latency) {
    Minutes due;
    {
        std::lock_guard lock(mutex_);
        domain::add_invocation(waiting_[domain::period_of(began, 1)], status, latency);
        const auto now = Steady::now();
        if (now - written_ < write_after) return;
        written_ = now;
        due.swap(waiting_);
    }
    database.write_later([endpoint = endpoint_,
                          due = std::move(due)](store::Transaction& tx) { store::add_invocations(tx, endpoint, due); },
                         [](const std::exception_ptr& failed) {
                             if (failed) base::log::warn("counts of invocations could not be written");
                         });
}

void InvocationCount::write(store::Database& database) {
    Minutes due;
    {
        std::lock_guard lock(mutex_);
        due.swap(waiting_);
    }
    if (!due.empty()) database.write([&](store::Transaction& tx) { store::add_invocations(tx, endpoint_, due); });
}

std::shared_ptr<InvocationCount> InvocationCounts::of(const store::EndpointRow& endpoint) {
    std::lock_guard lock(mutex_);
    auto& count = counts_[endpoint.id];
    if (!count || !count->is_of(endpoint)) count = std::make_shared<InvocationCount>(endpoint);
    return count;
}

} // namespace services
