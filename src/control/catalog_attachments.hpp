// What a change set attaches by address (logos, licences), looked at once before it is decided, so that what is judged
// is what is kept, whatever happens to the seller's object meanwhile.
#pragma once

#include "control/catalog_engine.hpp"
#include "domain/changes/change.hpp"

#include <map>
#include <string>
#include <vector>

namespace control {

struct Attachments {
    decltype(domain::Market::attachments) judged;
    std::map<std::string, std::string> contents; // of the good ones, by the key of the copy
};

Attachments observe_attachments(const AssetKeeper& keeper, const std::string& account,
                                const std::vector<domain::Change>& changes, const CatalogOptions& options);

} // namespace control
