// Which images of the container engine are used, and by what. A resource uses every image that it names or is pinned
// to, unless it is a job that has ended; a container uses the one that it was made of, whoever made it.
#pragma once

#include "api/souk.hpp"
#include "outside/docker/docker.hpp"
#include "outside/docker/images.hpp"
#include "store/database.hpp"

#include <map>
#include <string>
#include <vector>

namespace services::souk {

using ImageUses = std::map<std::string, std::vector<api::souk::ImageUse>>; // by the image's id

ImageUses find_image_uses(store::Reader& reader, const std::vector<outside::ListedImage>& images,
                          const std::vector<outside::ContainerInfo>& containers);

} // namespace services::souk
