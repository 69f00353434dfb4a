#include "control/deliveries.hpp"

#include "base/faultpoint.hpp"
#include "base/log.hpp"
#include "outside/post.hpp"
#include "store/identity/sealer.hpp"
#include "store/market/events.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>

namespace control {

namespace {

constexpr std::int64_t at_once = 8;         // deliveries, each of another webhook
constexpr std::int64_t events_a_step = 500; // so that no transaction is long
constexpr std::chrono::milliseconds tick{5'000}, shortest{250};

bool is_for(const store::Webhook& webhook, const store::StoredEvent& event) {
    if (event.source == domain::webhook_test_source) return event.resources.at(0) == webhook.id;
    return domain::wants(webhook.filter, event.source, event.detail_type);
}

} // namespace

struct Deliveries::Bell {
    std::mutex mutex;
    std::condition_variable_any wake;
    bool rung = true;

    void ring() {
        std::lock_guard lock(mutex);
        rung = true;
        wake.notify_all();
    }
};

Deliveries::Deliveries(store::Database& database, const store::Sealer& sealer, const base::Clock& clock,
                       const base::Clock& real_clock, base::IdSource& ids, DeliveriesOptions options)
    : database_(database), sealer_(sealer), clock_(clock), real_clock_(real_clock), ids_(ids),
      options_(std::move(options)), bell_(std::make_shared<Bell>()) {}

Deliveries::~Deliveries() {
    stop();
}

void Deliveries::start() {
    for (const char* topic : {"events", "clock"})
        database_.listen(topic, [weak = std::weak_ptr(bell_)] {
            if (const auto bell = weak.lock()) bell->ring();
        });
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void Deliveries::stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void Deliveries::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            std::lock_guard lock(bell_->mutex);
            bell_->rung = false;
        }
        bool more = false;
        std::chrono::milliseconds pause = tick;
        try {
            more = run_once(stop);
            const auto due = database_.read([](store::Reader& reader) { return store::next_due_delivery(reader); });
            const std::int64_t wait = due ? (due->micros() - clock_.now().micros()) / 1000 + 1 : tick.count();
            pause = std::chrono::milliseconds(std::clamp<std::int64_t>(wait, shortest.count(), tick.count()));
        } catch (const std::exception& error) {
            base::log::warn("webhooks are tried again", {{"why", error.what()}});
        }
        if (more) continue;
        std::unique_lock lock(bell_->mutex);
        bell_->wake.wait_for(lock, stop, pause, [&] { return bell_->rung; });
    }
}

bool Deliveries::run_once(const std::stop_token& stop) {
    for (;;) {
        const auto behind = database_.read([](store::Reader& reader) { return store::list_webhooks_behind(reader); });
        if (behind.empty() || stop.stop_requested()) break;
        for (const store::Webhook& webhook : behind)
            take_events(webhook);
    }
    const auto due = database_.read(
        [&](store::Reader& reader) { return store::list_due_deliveries(reader, clock_.now(), at_once); });
    std::atomic<bool> trouble = false;
    std::vector<std::jthread> threads;
    for (const store::Delivery& delivery : due)
        threads.emplace_back([this, id = delivery.id, stop, &trouble] {
            try {
                attempt(id, stop);
            } catch (const std::exception& error) {
                base::log::warn("a delivery is tried again", {{"delivery", id}, {"why", error.what()}});
                trouble = true;
            }
        });
    threads.clear(); // waits for them
    return !due.empty() && !trouble;
}

void Deliveries::take_events(const store::Webhook& behind) {
    const base::Instant now = clock_.now();
    database_.write([&](store::Transaction& tx) {
        auto webhook = store::find_webhook(tx, behind.id);
        if (!webhook) return;
        const auto events = store::list_account_events(
            tx, {.account = webhook->account, .beyond = webhook->seen, .limit = events_a_step});
        for (const store::StoredEvent& event : events) {
            webhook->seen = event.id;
            if (!is_for(*webhook, event)) continue;
            store::Delivery delivery;
            delivery.id = "dlv-" + ids_.alphanumeric(20);
            delivery.webhook = webhook->id;
            delivery.event = event.id;
            delivery.due = delivery.changed = now;
            store::insert_delivery(tx, delivery);
        }
        store::save_webhook(tx, *webhook);
    });
}

void Deliveries::attempt(const std::string& id, const std::stop_token& stop) {
    std::optional<store::Webhook> webhook;
    outside::PostRequest request;
    database_.read([&](store::Reader& reader) {
        const auto delivery = store::find_delivery(reader, id);
        if (!delivery) return;
        webhook = store::find_webhook(reader, delivery->webhook);
        const auto event = store::find_event(reader, delivery->event).value();
        const base::Instant sent = real_clock_.now();
        const std::string secret = store::unseal_webhook_secret(sealer_, webhook.value()).value();
        request.content = base::render(store::render_envelope(event, options_.region));
        request.headers = {"Content-Type: application/json", "webhook-id: " + store::envelope_id(event),
                           fmt::format("webhook-timestamp: {}", sent.whole_seconds()),
                           "webhook-signature: " +
                               domain::sign_webhook(secret, store::envelope_id(event), sent, request.content)};
    });
    if (!webhook) return;
    request.url = webhook->url;
    request.private_networks = options_.private_networks;
    request.stop = stop;
    const outside::Posted posted = outside::post(request);
    if (stop.stop_requested() && !posted.good()) return; // it was cut off: no attempt of the receiver's making
    base::fault_point("webhook.posted");
    const base::Instant now = clock_.now();
    database_.write([&](store::Transaction& tx) {
        auto delivery = store::find_delivery(tx, id);
        auto target = store::find_webhook(tx, webhook->id);
        if (!delivery || !target) return; // deleted meanwhile
        const auto after = domain::decide_delivery({posted.good(), posted.status}, ++delivery->attempts, now);
        delivery->state = after.state;
        delivery->due = after.due;
        delivery->changed = now;
        delivery->status = posted.status;
        delivery->problem = posted.problem;
        store::save_delivery(tx, *delivery);
        if (!after.disable) return;
        target->enabled = false;
        store::save_webhook(tx, *target);
    });
}

} // namespace control
