// Events of the market, appended in the transaction that made them happen; consumers read them in order.
#pragma once

#include "store/database.hpp"

namespace store {

struct Event {
    std::string source;      // "aws.marketplacecatalog"
    std::string detail_type; // "Change Set Succeeded"
    std::string account;     // whose event it is
    std::vector<std::string> resources;
    boost::json::object detail;
};

// Rings "events".
void append_event(Transaction& tx, const Event& event, base::Instant now);

struct StoredEvent : Event {
    std::int64_t id = 0;
    base::Instant occurred;
};
std::vector<StoredEvent> list_events(Reader& reader, std::int64_t after = 0, std::int64_t limit = 1000);

} // namespace store
