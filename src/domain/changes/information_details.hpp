// The texts of a listing between UpdateInformation's form and the entity's.
#pragma once

#include "domain/changes/change.hpp"

namespace domain {

// Takes what is given over into the product, unjudged; what was not given stays.
void merge_information(Product& product, const base::Document& given);

// A trademark sign stands at its word, in every text that buyers read.
void check_marks(std::string_view text, std::string_view where, Findings& findings);

} // namespace domain
