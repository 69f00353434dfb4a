// Writes down what the container engine has: its size, and the containers of this installation. Often while an operator
// looks on, else now and then. Promises: an engine that does not answer is written down too.
#pragma once

#include "control/host.hpp"

namespace control {

void observe_runtime(Host& host);

} // namespace control
