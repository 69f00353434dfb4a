// Recommendations that the operator of a market suspended: readiness reports leave them out. Requirements, which the
// market refuses by or which AWS's own rules make, always hold.
#pragma once

#include "base/document.hpp"
#include "base/result.hpp"
#include "domain/readiness/check.hpp"

namespace domain::readiness {

// Every recommendation that a report can have, in the order of a listing's form; their verdicts say nothing.
const Checks& recommendations();

// Of a policy that is put: what is no recommendation.
base::Refusals check_suspended(const base::Document& policy);

// Those that hold.
Checks without_suspended(Checks checks, const base::Document& policy);

} // namespace domain::readiness
