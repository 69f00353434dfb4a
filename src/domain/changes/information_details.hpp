// The texts of a listing between UpdateInformation's form and the entity's.
#pragma once

#include "domain/changes/change.hpp"

namespace domain {

// Takes what is given over into the product, unjudged; what was not given stays.
void merge_information(Product& product, const base::Document& given);

} // namespace domain
