// How long what ran: the time that endpoints are charged for. A span is opened and closed, never otherwise changed, and
// stays when its endpoint is gone.
#pragma once

#include "domain/runs/cost_so_far.hpp"
#include "store/database.hpp"

namespace store {

// Those of the endpoint that began at or after its creation: its name may have been another's before.
std::vector<domain::RunSpan> list_spans(Reader& reader, std::string_view endpoint_arn, base::Instant created);

// Ends at `now` the endpoint's open spans that are not among these, and begins at `now` those that are not open yet.
void ensure_spans(Transaction& tx, std::string_view endpoint_arn, const std::vector<domain::RunSpan>& running,
                  base::Instant now);

} // namespace store
