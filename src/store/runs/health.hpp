// What an operator is told of the store: its size, and how much waits in which queue.
#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace store {

struct StoreSize {
    std::string version; // of the database's engine
    std::int64_t bytes = 0;
    std::int64_t objects = 0;
    std::int64_t object_bytes = 0;
};
StoreSize measure_store(Reader& reader);

struct QueueDepth {
    std::string name; // "CHANGE_SETS"
    std::int64_t waiting = 0;
    std::optional<base::Instant> oldest;
};
// Every queue, the empty ones, too: first the market's own work, then what waits for a person.
std::vector<QueueDepth> list_queues(Reader& reader);

} // namespace store
