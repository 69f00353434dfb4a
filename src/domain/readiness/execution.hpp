// What a report cannot see by reading: which checks are to be executed for a listing, and how answers are compared with
// what the listing promises. Pure; who executes is control/readiness.hpp.
#pragma once

#include "base/document.hpp"
#include "domain/readiness/check.hpp"
#include "domain/readiness/listing.hpp"

namespace domain::readiness {

// The plan as it is stored; two listings with the same plan have the same results.
//   Asset, Version, Algorithm, InstanceType, ContentTypes: what is run
//   Runs:  [{Id, Field, Input, InputUrl, Output, OutputUrl}]
//   Links: [{Id, Field, Url}]  that have to answer
//   Files: [{Id, Field, Url, Kind: LOGO | LICENCE}]
base::Document plan_execution(const Listing& listing);

// The plan's checks, none of them executed yet.
Checks planned_checks(const base::Document& plan, std::string_view why, std::string_view remedy);

base::Document render(const Checks& checks); // of executed ones
Checks parse_checks(const base::Document& results);
// Of an execution that has not ended: its results so far, and what is still to come as not checked, in the plan's
// order.
Checks checks_so_far(const base::Document& plan, const base::Document& results);

enum class Likeness { Exact, Json, Numeric, Different };
std::string_view render(Likeness likeness);
// White space at the end aside; numbers are alike within a millionth of the larger one.
Likeness compare(std::string_view promised, std::string_view answered);

// Which of the types that a container takes the sample is in: JSON and JSON lines by their form, else text.
std::string choose_content_type(std::string_view sample, const base::Document& types);

} // namespace domain::readiness
