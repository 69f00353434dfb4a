#include "control/deliveries.hpp"

#include "base/faultpoint.hpp"
#include "base/log.hpp"
#include "domain/events/notice.hpp"
#include "outside/post.hpp"
#include "store/audit/records.hpp"
#include "store/events/own_address.hpp"
#include "store/identity/sealer.hpp"

#include <algorithm>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>
#include <utility>

namespace control {

namespace {

constexpr std::int64_t at_once = 32;        // deliveries, each of another webhook
constexpr std::int64_t events_a_step = 500; // so that no transaction is long
constexpr std::chrono::milliseconds tick{5'000}, shortest{250};

bool is_for(const store::Webhook& webhook, const store::StoredEvent& event) {
    if (event.source == domain::webhook_test_source) return event.resources.at(0) == webhook.id;
    if (webhook.is_mail() && webhook.filter.detail_types.empty() && domain::is_for_programs(event.detail_type))
        return false;
    return domain::wants(webhook.filter, event.source, event.detail_type);
}

} // namespace

struct Deliveries::Bell {
    std::mutex mutex;
    std::condition_variable_any wake;
    bool rung = true;
    std::vector<std::string> finished; // webhooks whose attempt is over

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
    database_.write([&](store::Transaction& tx) { store::begin_mail(tx, options_.mail.configured()); });
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
            for (const std::string& webhook : std::exchange(bell_->finished, {}))
                underway_.erase(webhook);
        }
        std::chrono::milliseconds pause = tick;
        try {
            take_events(stop);
            begin_attempts(stop);
            const auto due = database_.read([](store::Reader& reader) { return store::next_due_delivery(reader); });
            const std::int64_t wait = due ? (due->micros() - clock_.now().micros()) / 1000 + 1 : tick.count();
            pause = std::chrono::milliseconds(std::clamp<std::int64_t>(wait, shortest.count(), tick.count()));
        } catch (const std::exception& error) {
            base::log::warn("webhooks are tried again", {{"why", error.what()}});
        }
        std::unique_lock lock(bell_->mutex);
        bell_->wake.wait_for(lock, stop, pause, [&] { return bell_->rung; });
    }
    underway_.clear(); // waits for them
}

void Deliveries::take_events(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const auto behind = database_.read(
            [&](store::Reader& reader) { return store::list_webhooks_behind(reader, options_.mail.configured()); });
        if (behind.empty()) break;
        for (const store::Webhook& webhook : behind)
            take_events_for(webhook);
    }
}

void Deliveries::take_events_for(const store::Webhook& behind) {
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

// A webhook has one attempt at a time, so that its messages come in order and one that hangs takes one place.
void Deliveries::begin_attempts(const std::stop_token& stop) {
    const auto due = database_.read([&](store::Reader& reader) {
        return store::list_due_deliveries(reader, clock_.now(), at_once + std::ssize(underway_));
    });
    for (const store::Delivery& delivery : due) {
        if (stop.stop_requested() || std::ssize(underway_) >= at_once) return;
        if (underway_.contains(delivery.webhook)) continue;
        underway_[delivery.webhook] = std::jthread([this, id = delivery.id, webhook = delivery.webhook, stop] {
            bool good = true;
            try {
                attempt(id, stop);
            } catch (const std::exception& error) {
                base::log::warn("a delivery is tried again", {{"delivery", id}, {"why", error.what()}});
                good = false; // and not at once
            }
            std::lock_guard lock(bell_->mutex);
            bell_->finished.push_back(webhook);
            bell_->rung = bell_->rung || good;
            bell_->wake.notify_all();
        });
    }
}

domain::Attempted Deliveries::post(const Errand& errand, const std::stop_token& stop) const {
    outside::PostRequest request;
    const base::Instant sent = real_clock_.now();
    const std::string id = store::envelope_id(errand.event);
    const std::string secret = store::unseal_webhook_secret(sealer_, errand.webhook).value();
    request.url = errand.webhook.url;
    request.content = base::render(store::render_envelope(errand.event, options_.region));
    request.headers = {"Content-Type: application/json", "webhook-id: " + id,
                       fmt::format("webhook-timestamp: {}", sent.whole_seconds()),
                       "webhook-signature: " + domain::sign_webhook(secret, id, sent, request.content)};
    request.private_networks = options_.private_networks;
    request.stop = stop;
    const outside::Posted posted = outside::post(request);
    return {posted.good(), posted.status, posted.problem};
}

domain::Attempted Deliveries::mail(const Errand& errand, const std::stop_token& stop) const {
    const store::StoredEvent& event = errand.event;
    const domain::Notice notice =
        domain::render_notice({event.detail_type, event.detail, base::render_iso(event.occurred), event.account},
                              errand.webhook.language, options_.base_url);
    const outside::Mailed mailed = outside::send_mail(
        options_.mail,
        {errand.webhook.mail_address(), notice.subject, notice.text, store::envelope_id(event), real_clock_.now()},
        stop);
    return {mailed.good(), mailed.status, mailed.problem};
}

void Deliveries::attempt(const std::string& id, const std::stop_token& stop) {
    const auto errand = database_.read([&](store::Reader& reader) -> std::optional<Errand> {
        const auto delivery = store::find_delivery(reader, id);
        if (!delivery) return std::nullopt;
        return Errand{store::find_webhook(reader, delivery->webhook).value(),
                      store::find_event(reader, delivery->event).value()};
    });
    if (!errand) return;
    const domain::Attempted attempted = errand->webhook.is_mail() ? mail(*errand, stop) : post(*errand, stop);
    if (stop.stop_requested() && !attempted.answered_well)
        return; // it was cut off: no attempt of the receiver's making
    base::fault_point("webhook.posted");
    const base::Instant now = clock_.now();
    database_.write([&](store::Transaction& tx) {
        auto delivery = store::find_delivery(tx, id);
        auto target = store::find_webhook(tx, errand->webhook.id);
        if (!delivery || !target) return; // deleted meanwhile
        const auto after = domain::decide_delivery(attempted, ++delivery->attempts, now);
        delivery->state = after.state;
        delivery->due = after.due;
        delivery->changed = now;
        delivery->status = attempted.status;
        delivery->problem = attempted.problem;
        store::save_delivery(tx, *delivery);
        if (!after.disable) return;
        target->enabled = false;
        store::save_webhook(tx, *target);
        store::AuditRecord act = store::act_of_market("DisableWebhook", target->account, now);
        act.service = "souk";
        act.changed = {target->id};
        store::append_audit(tx, act);
    });
}

} // namespace control
