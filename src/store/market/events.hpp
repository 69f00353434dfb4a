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
std::optional<StoredEvent> find_event(Reader& reader, std::int64_t id);
std::int64_t last_event_id(Reader& reader); // 0 before the first

struct EventQuery {
    std::string account;
    std::vector<std::string> sources;      // empty: all
    std::vector<std::string> detail_types; // empty: all
    std::int64_t beyond = 0;               // begins behind this one; 0: at the first in that order
    bool newest_first = false;
    std::int64_t limit = 100;
};
std::vector<StoredEvent> list_account_events(Reader& reader, const EventQuery& query);

// The event in EventBridge's envelope. Its id is a UUID that follows from the event: the same however often it is told.
boost::json::object render_envelope(const StoredEvent& event, std::string_view region);
std::string envelope_id(const StoredEvent& event);

} // namespace store
