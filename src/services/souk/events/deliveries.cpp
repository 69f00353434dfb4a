// TestWebhook, ListWebhookDeliveries, ReplayDelivery.
#include "services/page.hpp"
#include "services/souk/events/operations.hpp"
#include "services/souk/events/parts.hpp"
#include "services/souk/faults.hpp"
#include "store/market/events.hpp"

#include <fmt/format.h>

namespace services {

namespace {

constexpr std::int64_t default_deliveries = 20; // on a page

api::souk::WebhookDelivery render_delivery(store::Reader& reader, const store::Delivery& delivery) {
    const store::StoredEvent event = store::find_event(reader, delivery.event).value();
    api::souk::WebhookDelivery shown;
    shown.DeliveryId = delivery.id;
    shown.WebhookId = delivery.webhook;
    shown.EventId = store::envelope_id(event);
    shown.Source = event.source;
    shown.DetailType = event.detail_type;
    shown.State = render(delivery.state);
    shown.Attempts = delivery.attempts;
    shown.ChangedAt = delivery.changed;
    if (delivery.state == domain::DeliveryState::Pending) shown.NextAttemptAt = delivery.due;
    if (delivery.status != 0) shown.Status = delivery.status;
    if (!delivery.problem.empty()) shown.Problem = delivery.problem;
    return shown;
}

} // namespace

api::souk::TestWebhook::Output test_webhook(Call& call, const api::souk::TestWebhook::Input& in) {
    call.require("souk:TestWebhook", "*");
    call.database.write([&](store::Transaction& tx) {
        const store::Webhook webhook = souk::require_webhook(call, tx, in.WebhookId);
        if (!webhook.enabled)
            souk::require_none(
                {{"WEBHOOK_DISABLED", "The webhook is disabled. Enable it with UpdateWebhook.", "WebhookId"}});
        store::append_event(tx,
                            {std::string(domain::webhook_test_source),
                             std::string(domain::webhook_test),
                             webhook.account,
                             {webhook.id},
                             {{"requestId", call.request_id}}},
                            call.now);
    });
    return {};
}

api::souk::ListWebhookDeliveries::Output list_webhook_deliveries(Call& call,
                                                                 const api::souk::ListWebhookDeliveries::Input& in) {
    call.require("souk:ListWebhookDeliveries", "*");
    const std::string question = fmt::format("deliveries {} {}", in.WebhookId, in.State.value_or(""));
    const auto begin = parse_page(in.NextToken, question);
    if (!begin) throw souk::bad_page_token();
    const std::int64_t size = in.MaxResults.value_or(default_deliveries);
    store::DeliveryQuery query{.webhook = in.WebhookId, .before = static_cast<std::int64_t>(*begin), .limit = size + 1};
    if (in.State) query.state = domain::parse_delivery_state(*in.State);
    return call.database.read([&](store::Reader& reader) {
        souk::require_webhook(call, reader, in.WebhookId);
        auto deliveries = store::list_deliveries(reader, query);
        api::souk::ListWebhookDeliveries::Output out;
        if (std::ssize(deliveries) > size) {
            deliveries.pop_back();
            out.NextToken = render_page(static_cast<std::size_t>(deliveries.back().sequence), question);
        }
        for (const store::Delivery& delivery : deliveries)
            out.Deliveries.push_back(render_delivery(reader, delivery));
        return out;
    });
}

api::souk::ReplayDelivery::Output replay_delivery(Call& call, const api::souk::ReplayDelivery::Input& in) {
    call.require("souk:ReplayDelivery", "*");
    return call.database.write([&](store::Transaction& tx) {
        auto delivery = store::find_delivery(tx, in.DeliveryId);
        const auto webhook = delivery ? store::find_webhook(tx, delivery->webhook) : std::nullopt;
        if (!webhook || webhook->account != call.caller.account) throw souk::not_found("delivery", in.DeliveryId);
        delivery->state = domain::DeliveryState::Pending;
        delivery->attempts = 0;
        delivery->due = call.now;
        store::save_delivery(tx, *delivery);
        api::souk::ReplayDelivery::Output out;
        out.Delivery = render_delivery(tx, *delivery);
        return out;
    });
}

} // namespace services
