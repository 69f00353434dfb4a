// Which SageMaker resources may become a version of a product, and what a version takes from them.
#pragma once

#include "domain/changes/change.hpp"

namespace domain {

// `describe` is the stored document of the resource, its Describe answer and "_internal", null where the account owns
// no such resource; `status` its status ("Completed").
base::Result<Asset> judge_asset(AssetKind kind, std::string_view arn, const base::Document* describe,
                                std::string_view status);

// Whether the resource was made of what the market published: its containers are those of a product, whose buyers and
// seller a second product would pass by.
bool made_of_published(const base::Document& describe);

// The published copy's name: the first 30 characters of the resource's own, '-', and 32 hex digits.
std::string published_name(std::string_view own_name, std::string_view hex32);

} // namespace domain
