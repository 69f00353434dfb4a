// Where invocations go: a table in memory of the endpoints that were asked for, each as one snapshot. It is read anew
// once database.generation("endpoints") has grown, so an invocation costs no SQL. Thread-safe.
#pragma once

#include "domain/runs/internal.hpp"
#include "services/remembered.hpp"
#include "services/sagemaker_runtime/invocation_counts.hpp"
#include "store/database.hpp"

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace services {

struct VariantRoute {
    std::string name;
    std::string instance_type;
    std::string container;                   // "primary", or its host name
    std::vector<domain::Instance> instances; // healthy ones
    std::optional<domain::Purchase> purchase;
    mutable std::atomic<std::uint64_t> turn{0};

    VariantRoute() = default;
    VariantRoute(VariantRoute&& other) noexcept
        : name(std::move(other.name)), instance_type(std::move(other.instance_type)),
          container(std::move(other.container)), instances(std::move(other.instances)),
          purchase(std::move(other.purchase)) {}
};

struct EndpointRoute {
    std::string arn;
    std::string name; // as its owner wrote it
    std::string status;
    bool serves = false; // InService, or still serving while it is changed
    std::shared_ptr<InvocationCount> count;
    std::vector<VariantRoute> variants;
    std::vector<double> weights; // of the variants, in their order
    mutable std::atomic<std::uint64_t> turn{0};
};

class Routes {
  public:
    // Null where the account has no such endpoint.
    std::shared_ptr<const EndpointRoute> find(store::Database& database, InvocationCounts& counts,
                                              std::string_view account, std::string_view region, std::string_view name);

  private:
    Remembered<EndpointRoute> known_;
};

std::shared_ptr<EndpointRoute> make_route(const std::string& arn, const std::string& name, const std::string& status,
                                          const domain::Fleet& deployed);

} // namespace services
