// References: "$Name.Entity.Identifier" stands for the entity that the change named Name makes or changes, as a whole
// identifier or anywhere inside a payload.
#pragma once

#include "base/document.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace domain {

// The change's name that the text refers to; absent if it is not a reference.
std::optional<std::string> parse_reference(std::string_view text);

// Puts identifiers in the place of references, in every string of the document; names without an identifier are
// collected in `unknown`.
void resolve_references(base::Document& document, const std::map<std::string, std::string>& identifiers,
                        std::set<std::string>& unknown);

} // namespace domain
