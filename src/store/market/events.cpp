#include "store/market/events.hpp"

namespace store {

void append_event(Transaction& tx, const Event& event, base::Instant now) {
    const base::Document resources = boost::json::array(event.resources.begin(), event.resources.end());
    tx.exec("INSERT INTO event (occurred, source, detail_type, account, resources, detail) VALUES ($1, $2, $3, $4, $5, "
            "$6)",
            {now, event.source, event.detail_type, event.account, resources, base::Document(event.detail)});
    tx.ring("events");
}

std::vector<StoredEvent> list_events(Reader& reader, std::int64_t after, std::int64_t limit) {
    return reader.all("SELECT id, occurred, source, detail_type, account, resources, detail FROM event "
                      "WHERE id > $1 ORDER BY id LIMIT $2",
                      {after, limit}, [](const Row& row) {
                          StoredEvent event;
                          event.id = row.integer(0);
                          event.occurred = row.instant(1);
                          event.source = row.text(2);
                          event.detail_type = row.text(3);
                          event.account = row.text(4);
                          const base::Document resources = row.document(5);
                          for (const auto& resource : resources.as_array())
                              event.resources.emplace_back(resource.as_string());
                          event.detail = row.document(6).as_object();
                          return event;
                      });
}

} // namespace store
