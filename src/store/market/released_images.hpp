// The market's own names of images that nothing needs any more, until the engine has forgotten them. Saving one rings
// "released-images".
#pragma once

#include "store/database.hpp"

#include <string>
#include <vector>

namespace store {

void save_released_image(Transaction& tx, const std::string& name);
void delete_released_image(Transaction& tx, const std::string& name);
std::vector<std::string> list_released_images(Reader& reader);
// Whether a resource of anybody's was made from the image.
bool is_image_used(Reader& reader, const std::string& digest);

} // namespace store
