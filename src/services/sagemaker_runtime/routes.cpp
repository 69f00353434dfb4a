#include "services/sagemaker_runtime/routes.hpp"

#include "store/resources.hpp"

#include <fmt/format.h>

namespace services {
namespace {

// Names are kept as they were asked for; the store compares them without case.
std::string key_of(std::string_view account, std::string_view region, std::string_view name) {
    return fmt::format("{}/{}/{}", account, region, name);
}

std::shared_ptr<const EndpointRoute> read_route(store::Database& database, InvocationCounts& counts,
                                                std::string_view account, std::string_view region,
                                                std::string_view name) {
    const auto endpoint = database.read([&](store::Reader& reader) {
        return store::find_resource(reader, store::kind::endpoint, account, region, name);
    });
    if (!endpoint) return nullptr;
    const auto* deployed = endpoint->internal().if_contains("deployed");
    auto route = make_route(endpoint->arn(), endpoint->name, endpoint->status,
                            deployed ? domain::parse_fleet(*deployed) : domain::Fleet());
    route->count = counts.of({endpoint->id, endpoint->created});
    return route;
}

} // namespace

std::shared_ptr<EndpointRoute> make_route(const std::string& arn, const std::string& name, const std::string& status,
                                          const domain::Fleet& deployed) {
    auto route = std::make_shared<EndpointRoute>();
    route->arn = arn;
    route->name = name;
    route->status = status;
    route->serves = !deployed.variants.empty() && status != "Failed" && status != "Deleting" && status != "Creating" &&
                    status != "OutOfService";
    for (const auto& plan : deployed.variants) {
        VariantRoute variant;
        variant.name = plan.name;
        variant.instance_type = plan.instance_type;
        variant.container = plan.model.containers.empty() || plan.model.containers[0].hostname.empty()
                                ? "primary"
                                : plan.model.containers[0].hostname;
        variant.purchase = plan.model.purchase;
        for (const auto& instance : plan.instances)
            if (instance.healthy) variant.instances.push_back(instance);
        route->variants.push_back(std::move(variant));
        route->weights.push_back(plan.weight);
    }
    return route;
}

std::shared_ptr<const EndpointRoute> Routes::find(store::Database& database, InvocationCounts& counts,
                                                  std::string_view account, std::string_view region,
                                                  std::string_view name) {
    const std::uint64_t generation = database.generation("endpoints"); // before the row is read
    const std::string key = key_of(account, region, name);
    bool absent = false;
    auto route = known_.find(generation, key, absent);
    if (!absent) return route;
    route = read_route(database, counts, account, region, name);
    known_.keep(generation, key, route);
    return route;
}

} // namespace services
