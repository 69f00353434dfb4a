#include "store/market/events.hpp"

#include "base/digest.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace store {

namespace {

StoredEvent make_event(const Row& row) {
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
}

bool lets_through(const std::vector<std::string>& wanted, const std::string& value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

} // namespace

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
                      {after, limit}, make_event);
}

std::optional<StoredEvent> find_event(Reader& reader, std::int64_t id) {
    return reader.one("SELECT id, occurred, source, detail_type, account, resources, detail FROM event WHERE id = $1",
                      {id}, make_event);
}

std::int64_t last_event_id(Reader& reader) {
    return reader.one("SELECT COALESCE(MAX(id), 0) FROM event", {}, [](const Row& row) { return row.integer(0); })
        .value_or(0);
}

std::vector<StoredEvent> list_account_events(Reader& reader, const EventQuery& query) {
    const std::string sql =
        fmt::format("SELECT id, occurred, source, detail_type, account, resources, detail FROM event "
                    "WHERE account = $1 AND id {} $2 ORDER BY id {}",
                    query.newest_first && query.beyond > 0 ? '<' : '>', query.newest_first ? "DESC" : "ASC");
    std::vector<StoredEvent> found;
    reader.each(sql, {query.account, query.beyond}, [&](const Row& row) {
        if (lets_through(query.sources, row.text(2)) && lets_through(query.detail_types, row.text(3)))
            found.push_back(make_event(row));
        return std::ssize(found) < query.limit;
    });
    return found;
}

std::string envelope_id(const StoredEvent& event) {
    const std::string digest = base::hex(base::sha256(fmt::format("{}/{}/{}/{}/{}", event.id, event.occurred.micros(),
                                                                  event.account, event.source, event.detail_type)));
    return fmt::format("{}-{}-5{}-8{}-{}", digest.substr(0, 8), digest.substr(8, 4), digest.substr(12, 3),
                       digest.substr(15, 3), digest.substr(18, 12));
}

boost::json::object render_envelope(const StoredEvent& event, std::string_view region) {
    return {{"version", "0"},
            {"id", envelope_id(event)},
            {"detail-type", event.detail_type},
            {"source", event.source},
            {"account", event.account},
            {"time", base::render_iso(event.occurred)},
            {"region", region},
            {"resources", boost::json::array(event.resources.begin(), event.resources.end())},
            {"detail", event.detail}};
}

} // namespace store
