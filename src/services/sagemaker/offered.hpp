// Instance types that the operator withdrew are not to be asked for.
#pragma once

#include "base/document.hpp"
#include "domain/runs/internal.hpp"
#include "store/database.hpp"

namespace services {

// Ends the request with every InstanceType in it that is withdrawn.
void require_offered(store::Reader& reader, const base::Document& request);
// The same for what an endpoint configuration from before asks for.
void require_offered(store::Reader& reader, const domain::Fleet& fleet);

} // namespace services
