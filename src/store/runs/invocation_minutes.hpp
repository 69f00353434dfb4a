// How endpoints were used, minute by minute, for the last two weeks; kept as long as the endpoint.
#pragma once

#include "domain/runs/invocations.hpp"
#include "store/database.hpp"

#include <map>

namespace store {

// An endpoint by its row; another that has got the same row later was created at another time.
struct EndpointRow {
    std::int64_t id = 0;
    base::Instant created;
};

// Adds to what is there; nothing where the endpoint is gone.
void add_invocations(Transaction& tx, const EndpointRow& endpoint,
                     const std::map<base::Instant, domain::Invocations>& minutes);
std::map<base::Instant, domain::Invocations> list_invocations(Reader& reader, std::int64_t endpoint,
                                                              base::Instant from);

} // namespace store
