// The endpoint that an operation names: the caller's own, in the region that he speaks with.
#pragma once

#include "services/call.hpp"
#include "store/resources.hpp"

#include <string>

namespace services::souk {

std::string endpoint_arn(const Call& call, const std::string& name);
// Ends the request where there is none.
store::Resource load_endpoint(const Call& call, store::Reader& reader, const std::string& name);

} // namespace services::souk
