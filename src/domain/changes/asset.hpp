// Which SageMaker resources may become a version of a product, and what a version takes from them.
#pragma once

#include "domain/changes/change.hpp"

namespace domain {

// `describe` is the resource in the shape of its Describe answer, null where the account owns no such resource;
// `status` its status ("Completed").
base::Result<Asset> judge_asset(AssetKind kind, std::string_view arn, const base::Document* describe,
                                std::string_view status);

// The published copy's name: the first 30 characters of the resource's own, '-', and 32 hex digits.
std::string published_name(std::string_view own_name, std::string_view hex32);

} // namespace domain
