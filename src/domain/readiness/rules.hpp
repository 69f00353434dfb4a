// The rules of a readiness report, one family a file. Each says for its checks how the listing stands to them; none
// knows of another, of a clock or of the world. A heuristic about words warns and never fails.
#pragma once

#include "domain/readiness/check.hpp"
#include "domain/readiness/listing.hpp"

namespace domain::readiness {

Checks check_texts(const Listing& listing); // titles, descriptions, highlights, keywords, categories
Checks check_media(const Listing& listing); // logo, video, links
Checks check_support(const Listing& listing);
Checks check_version(const Listing& listing);  // its title, notes, usage, notebook and repository
Checks check_notebook(const Listing& listing); // what it shows, where it is a file of this server
Checks check_training(const Listing& listing); // what is told of an algorithm's training
Checks check_samples(const Listing& listing);  // inputs and outputs
Checks check_content(const Listing& listing);  // what the descriptions should speak of
Checks check_asset(const Listing& listing);    // the SageMaker resource
Checks check_offer(const Listing& listing);    // prices, trial, licence, refunds
Checks check_seller(const Listing& listing);
Checks check_policy(const Listing& listing); // what this market's operator decided

// Of a logo that is an image: how it will look. Warns.
Verdict judge_image_shape(const ImageHeader& header);
Verdict judge_background(std::optional<bool> plain);

// All of them, in the order of a listing's form.
Checks check_listing(const Listing& listing);

// What the market itself refuses in a request, each refusal a failed check "market.<CODE>".
Checks checks_of(const base::Refusals& refusals);

} // namespace domain::readiness
