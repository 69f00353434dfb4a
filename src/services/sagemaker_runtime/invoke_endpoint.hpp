// InvokeEndpoint: relays a request to a container of the endpoint, and meters what a marketplace product answered.
//
// Promises: no SQL on the way in; an answer that will be billed goes out only after its usage record is durable; a
// failed invocation is never metered.
#pragma once

#include "services/call.hpp"
#include "services/sagemaker_runtime/routes.hpp"
#include "wire/http.hpp"

namespace services {

wire::Reply invoke_endpoint(Call& call, Routes& routes, wire::HttpRequest&& request);

} // namespace services
