// One invocation: what is asked of the container, and what of its answer goes back to the caller. Pure; the relaying is
// the edge's, the metering invoke_endpoint's.
#pragma once

#include "base/fault.hpp"
#include "domain/sagemaker/model_error.hpp"
#include "services/sagemaker_runtime/routes.hpp"
#include "wire/http.hpp"

#include <string>

namespace services {

// The headers that a container is given, of all that the caller sent.
wire::Headers container_headers(const wire::Headers& sent);
// Ends the request where a header is not as the operation has it: everything wrong at once.
void require_invocation_headers(const wire::Headers& sent);

// The variant that answers: the one that X-Amzn-SageMaker-Target-Variant names, else by weight.
const VariantRoute& choose_variant(const EndpointRoute& route, std::string_view target);
const domain::Instance& choose_instance(const VariantRoute& variant);

// The caller's answer to a 2xx of the container; the metering header stays here.
wire::HttpAnswer answer_of(wire::UpstreamReply&& reply, const std::string& variant);
// ModelError, for everything else that came back, or did not.
base::Fault model_error(const wire::UpstreamReply& reply, const domain::EndpointPlace& place);

} // namespace services
