// What others than the marketplace see of a published copy: everything a buyer needs, nothing that would let him pull
// the image, read the artefact or learn of the seller's account.
#pragma once

#include "base/document.hpp"

#include <string_view>

namespace domain {

struct PublishedPlace {
    std::string_view account; // the marketplace's own
    std::string_view region;
    std::string_view name; // of the copy
};

// `resource` is the stored document of a package or algorithm with its "_internal" object; the answer has none.
base::Document published_view(const base::Document& resource, const PublishedPlace& place);

} // namespace domain
