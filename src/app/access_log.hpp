// The access log: one line for every answered request, with who, what, how it ended and how long it took; never a
// secret, a header or a body.
#pragma once

#include "services/dispatch.hpp"

namespace app {

void log_access(const services::Trace& trace);

} // namespace app
