// The files that a listing names by address, as far as they lie on this server: read as the account may, and judged as
// the change set would judge them. Never fetches anything.
#pragma once

#include "domain/readiness/listing.hpp"
#include "services/call.hpp"

namespace services::souk {

// Reads the file where it lies on this server; kept copies everybody may read.
void look_at(const Call& call, store::Reader& reader, domain::readiness::Linked& linked);

// The same, and what only its pixels tell.
void look_at_logo(const Call& call, store::Reader& reader, domain::readiness::Linked& logo);
// The one that the listing's version names.
void look_at_notebook(const Call& call, store::Reader& reader, domain::readiness::Listing& listing);

// What the market refuses of the samples and notebooks that these changes name, and of all files that lie on another
// server where its policy takes none from there. By Attached::key(); what is sound, or not known, is not in it.
using JudgedFiles = decltype(domain::Market::attachments);
JudgedFiles refused_files(const Call& call, store::Reader& reader, const std::vector<domain::Change>& changes,
                          const domain::MarketPolicy& policy);

} // namespace services::souk
