#include "api/sagemaker_runtime.hpp"
#include "services/registry.hpp"
#include "services/sagemaker_runtime/invoke_endpoint.hpp"

namespace services {

void register_sagemaker_runtime(Registry& registry) {
    auto routes = std::make_shared<Routes>();
    registry.add_raw(api::sagemaker_runtime::InvokeEndpoint::operation,
                     [routes](Call& call, wire::HttpRequest&& request) {
                         return invoke_endpoint(call, *routes, std::move(request));
                     });
}

} // namespace services
