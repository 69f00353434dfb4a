#include "services/event_streams.hpp"

#include "base/log.hpp"
#include "store/market/events.hpp"

#include <charconv>
#include <fmt/format.h>
#include <list>
#include <map>
#include <mutex>

namespace services {

namespace {

constexpr std::int64_t events_a_piece = 100;
constexpr std::size_t most_filters = 50;

std::int64_t parse_event_id(std::string_view text, std::int64_t last) {
    std::int64_t id = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc() || end != text.data() + text.size() || id < 0 || id > last)
        throw base::Fault(
            "ValidationException",
            "Last-Event-ID is not the id of an event of this server: send the last one that was received, "
            "or none.");
    return id;
}

// The query's own words; those of a signature are passed over.
store::EventQuery parse_query(const wire::HttpRequest& request, std::int64_t last) {
    store::EventQuery query{.beyond = last, .limit = events_a_piece};
    for (auto& [name, value] : wire::parse_query(request.query)) {
        if (name == "Sources")
            query.sources.push_back(std::move(value));
        else if (name == "DetailTypes")
            query.detail_types.push_back(std::move(value));
        else if (name == "LastEventId")
            query.beyond = parse_event_id(value, last);
        else if (!name.starts_with("X-Amz-"))
            throw base::Fault("ValidationException",
                              fmt::format("There is no parameter {}: use Sources, DetailTypes or LastEventId.", name));
    }
    if (std::max(query.sources.size(), query.detail_types.size()) > most_filters)
        throw base::Fault("ValidationException",
                          fmt::format("At most {} sources and {} types can be named.", most_filters, most_filters));
    // A browser that comes back names it here: that is later than what the page's address says.
    if (const std::string* id = request.headers.find("Last-Event-ID"); id && !id->empty())
        query.beyond = parse_event_id(*id, last);
    return query;
}

std::string render_piece(const std::vector<store::StoredEvent>& events, std::string_view region) {
    std::string piece;
    for (const store::StoredEvent& event : events)
        piece += fmt::format("id: {}\ndata: {}\n\n", event.id, base::render(store::render_envelope(event, region)));
    return piece;
}

wire::HttpAnswer head_of(std::int64_t beyond) {
    wire::HttpAnswer head;
    head.headers.add("Content-Type", "text/event-stream");
    head.headers.add("Cache-Control", "no-store");
    head.headers.add("X-Accel-Buffering", "no"); // nginx would keep the events back
    // The id stands here already, so that who is cut off before the first event misses none.
    head.body = fmt::format("retry: 3000\nid: {}\n\n", beyond);
    return head;
}

} // namespace

struct EventStreams::Listeners {
    std::mutex mutex;
    std::list<std::function<void()>> wakes;
    std::map<std::string, int, std::less<>> streams; // by account

    void wake_all() {
        std::lock_guard lock(mutex);
        for (const auto& wake : wakes)
            wake();
    }
};

EventStreams::EventStreams(store::Database& database) : listeners_(std::make_shared<Listeners>()) {
    for (const char* topic : {"events", "identity"})
        database.listen(topic, [weak = std::weak_ptr(listeners_)] {
            if (const auto listeners = weak.lock()) listeners->wake_all();
        });
}

bool EventStreams::asks(const wire::HttpRequest& request, std::string_view claimed_service) {
    if (request.method != "GET" || request.path != "/events") return false;
    if (claimed_service == "souk") return true;
    return claimed_service.empty() && !request.headers.has("Authorization") &&
           request.headers.get("Accept").find("text/event-stream") != std::string_view::npos;
}

wire::Stream EventStreams::open(const Call& call, const wire::HttpRequest& request, std::function<bool()> allowed) {
    const std::int64_t last = call.database.read([](store::Reader& reader) { return store::last_event_id(reader); });
    auto query = std::make_shared<store::EventQuery>(parse_query(request, last));
    query->account = call.caller.account;

    const auto leave = [listeners = listeners_, account = call.caller.account](const void*) {
        std::lock_guard lock(listeners->mutex);
        const auto count = listeners->streams.find(account);
        if (--count->second == 0) listeners->streams.erase(count);
    };
    {
        std::lock_guard lock(listeners_->mutex);
        int& count = listeners_->streams[call.caller.account];
        if (count >= most_of_account)
            throw base::Fault("ThrottlingException",
                              fmt::format("The account has {} streams of events open, as many as it may.", count))
                .status(429);
        ++count;
    }
    const std::shared_ptr<const void> counted(this, leave);

    wire::Stream stream;
    stream.head = head_of(query->beyond);
    stream.heartbeat = ": all is well\n\n";
    const auto opened = std::chrono::steady_clock::now();
    stream.next = [&database = call.database, region = call.settings.region, query, counted, opened,
                   allowed = std::move(allowed)]() -> std::optional<std::string> {
        try {
            if (std::chrono::steady_clock::now() - opened > most_time || !allowed()) return std::nullopt;
            const auto events =
                database.read([&](store::Reader& reader) { return store::list_account_events(reader, *query); });
            if (!events.empty()) query->beyond = events.back().id;
            return render_piece(events, region);
        } catch (const std::exception& error) {
            base::log::warn("a stream of events ends early", {{"why", error.what()}});
            return std::nullopt;
        }
    };
    stream.listen = [listeners = listeners_](std::function<void()> wake) -> std::shared_ptr<const void> {
        std::lock_guard lock(listeners->mutex);
        const auto place = listeners->wakes.insert(listeners->wakes.end(), std::move(wake));
        return {listeners.get(), [listeners, place](const void*) {
                    std::lock_guard guard(listeners->mutex);
                    listeners->wakes.erase(place);
                }};
    };
    return stream;
}

} // namespace services
