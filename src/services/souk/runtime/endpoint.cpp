#include "services/souk/runtime/endpoint.hpp"

#include "services/souk/faults.hpp"

namespace services::souk {

std::string endpoint_arn(const Call& call, const std::string& name) {
    return base::sagemaker_arn(call.region, call.caller.account, "endpoint", name);
}

store::Resource load_endpoint(const Call& call, store::Reader& reader, const std::string& name) {
    auto endpoint = store::find_resource(reader, store::kind::endpoint, call.caller.account, call.region, name);
    if (!endpoint) throw not_found("endpoint", name);
    return std::move(*endpoint);
}

} // namespace services::souk
