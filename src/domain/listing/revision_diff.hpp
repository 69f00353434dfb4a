// What changed between two revisions of an entity, field by field. Pure.
#pragma once

#include "base/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace domain {

struct FieldChange {
    std::string path;                     // "Description.ShortDescription", "Versions[1].ReleaseNotes"
    std::optional<base::Document> before; // absent where the field was added
    std::optional<base::Document> after;  // absent where it was removed
};

// By rising path order of the documents. Lists of objects are compared item by item, other lists as one value.
std::vector<FieldChange> diff_documents(const base::Document& before, const base::Document& after);

} // namespace domain
