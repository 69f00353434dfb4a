// Removes what is ours and belongs to no row any more: containers by their labels, folders of runs by their names.
#pragma once

#include "control/host.hpp"

namespace control {

// A container or folder of a resource that is at work is never touched.
void sweep_orphans(Host& host);

} // namespace control
