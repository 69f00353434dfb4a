// Accepts what published samples write though the schema says otherwise: other spellings of a few members, and prices
// as JSON numbers. What comes out has the schema's own form.
#pragma once

#include "base/document.hpp"

namespace domain {

void normalise_details(base::Document& details);

} // namespace domain
