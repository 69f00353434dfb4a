// What a change set attaches by address (logos, licences, samples, notebooks), looked at once before it is decided, so
// that what is judged is what is kept, whatever happens to the seller's file meanwhile.
#pragma once

#include "control/catalog_engine.hpp"
#include "domain/changes/change.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace control {

struct Attachments {
    decltype(domain::Market::attachments) judged;
    std::map<std::string, std::string> contents; // of the good ones, by the key of the copy
    bool awaited = false;                        // something is still being fetched; nothing else is in here then
};

// `policy` is asked only where something lies elsewhere.
Attachments observe_attachments(const AssetKeeper& keeper, const store::ChangeSet& set, const CatalogOptions& options,
                                const std::function<domain::LinkedFiles()>& policy);

} // namespace control
