// The published copy of a seller's SageMaker resource: what it is called, what it holds, and what has to be kept of the
// outside so that it lives on when the seller deletes everything of his own. Pure.
#pragma once

#include "domain/product/product.hpp"
#include "store/resources.hpp"

#include <string>
#include <vector>

namespace control {

struct KeptImage {
    std::string source; // digest, or the name where it was never pinned
    std::string repository;
    std::string tag;
};

struct KeptObject {
    std::string from;
    std::string to;
};

struct Publication {
    store::Resource copy; // ready to be inserted
    std::vector<KeptImage> images;
    std::vector<KeptObject> objects;
};

struct PublicationPlace {
    std::string account; // the marketplace's
    std::string bucket;
    std::string hex; // 32 hex digits, the end of the name
};

// `version` is of that product, `original` the seller's resource that it is made from.
Publication plan_publication(const domain::Product& product, const domain::Version& version,
                             const store::Resource& original, const PublicationPlace& place, base::Instant now);

} // namespace control
