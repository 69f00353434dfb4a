// Removes what is ours and belongs to no row any more: containers by their labels, folders of runs by their names.
#pragma once

#include "control/host.hpp"

namespace control {

// A container or folder of a resource that is at work is never touched.
void sweep_orphans(Host& host);

// Takes the names of images away that the market needs no more. One that is an image's last stays while a resource is
// made from that image: without it the engine would drop what its seller still has.
void remove_released_images(Host& host);

} // namespace control
