// CreateWebhook, ListWebhooks, UpdateWebhook, DeleteWebhook.
#include "services/souk/events/operations.hpp"
#include "services/souk/events/parts.hpp"
#include "services/souk/faults.hpp"
#include "store/identity/sealer.hpp"
#include "store/market/events.hpp"

#include <fmt/format.h>

namespace services {

namespace {

constexpr std::ptrdiff_t most_webhooks = 10; // of an account

api::souk::Webhook render_webhook(const store::Webhook& webhook) {
    api::souk::Webhook shown;
    shown.WebhookId = webhook.id;
    shown.Url = webhook.url;
    if (!webhook.description.empty()) shown.Description = webhook.description;
    shown.Sources = webhook.filter.sources;
    shown.DetailTypes = webhook.filter.detail_types;
    shown.Enabled = webhook.enabled;
    shown.CreatedAt = webhook.created;
    return shown;
}

std::string new_secret() {
    return domain::render_webhook_secret(base::IdSource::secret_bytes(24));
}

void require_room(store::Reader& reader, const std::string& account) {
    if (std::ssize(store::list_webhooks(reader, account)) < most_webhooks) return;
    souk::require_none({{"TOO_MANY_WEBHOOKS",
                         fmt::format("An account has at most {} webhooks. Delete one, or let one take the events of "
                                     "several.",
                                     most_webhooks),
                         ""}});
}

} // namespace

store::Webhook souk::require_webhook(const Call& call, store::Reader& reader, const std::string& id) {
    auto webhook = store::find_webhook(reader, id);
    if (!webhook || webhook->account != call.caller.account || webhook->is_mail()) throw not_found("webhook", id);
    return std::move(*webhook);
}

api::souk::CreateWebhook::Output create_webhook(Call& call, const api::souk::CreateWebhook::Input& in) {
    call.require("souk:CreateWebhook", "*");
    const std::string secret = new_secret();
    store::Webhook webhook;
    webhook.id = "webhook-" + call.ids.alphanumeric(13);
    webhook.account = call.caller.account;
    webhook.url = in.Url;
    webhook.description = in.Description.value_or("");
    if (in.Sources) webhook.filter.sources = *in.Sources;
    if (in.DetailTypes) webhook.filter.detail_types = *in.DetailTypes;
    webhook.sealed_secret = store::seal_webhook_secret(*call.sealer, webhook.id, secret);
    webhook.created = call.now;
    call.database.write([&](store::Transaction& tx) {
        require_room(tx, webhook.account);
        webhook.seen = store::last_event_id(tx);
        store::insert_webhook(tx, webhook);
    });
    api::souk::CreateWebhook::Output out;
    out.Webhook = render_webhook(webhook);
    out.Secret = secret;
    return out;
}

api::souk::ListWebhooks::Output list_webhooks(Call& call, const api::souk::ListWebhooks::Input&) {
    call.require("souk:ListWebhooks", "*");
    const auto webhooks =
        call.database.read([&](store::Reader& reader) { return store::list_webhooks(reader, call.caller.account); });
    api::souk::ListWebhooks::Output out;
    for (const store::Webhook& webhook : webhooks)
        out.Webhooks.push_back(render_webhook(webhook));
    return out;
}

api::souk::UpdateWebhook::Output update_webhook(Call& call, const api::souk::UpdateWebhook::Input& in) {
    call.require("souk:UpdateWebhook", "*");
    const std::string secret = in.NewSecret.value_or(false) ? new_secret() : "";
    const store::Webhook saved = call.database.write([&](store::Transaction& tx) {
        store::Webhook webhook = souk::require_webhook(call, tx, in.WebhookId);
        if (in.Url) webhook.url = *in.Url;
        if (in.Description) webhook.description = *in.Description;
        if (in.Sources) webhook.filter.sources = *in.Sources;
        if (in.DetailTypes) webhook.filter.detail_types = *in.DetailTypes;
        if (!secret.empty()) webhook.sealed_secret = store::seal_webhook_secret(*call.sealer, webhook.id, secret);
        const bool enabled = in.Enabled.value_or(webhook.enabled);
        if (enabled && !webhook.enabled) webhook.seen = store::last_event_id(tx);
        webhook.enabled = enabled;
        store::save_webhook(tx, webhook);
        return webhook;
    });
    api::souk::UpdateWebhook::Output out;
    out.Webhook = render_webhook(saved);
    if (!secret.empty()) out.Secret = secret;
    return out;
}

api::souk::DeleteWebhook::Output delete_webhook(Call& call, const api::souk::DeleteWebhook::Input& in) {
    call.require("souk:DeleteWebhook", "*");
    call.database.write(
        [&](store::Transaction& tx) { store::delete_webhook(tx, souk::require_webhook(call, tx, in.WebhookId).id); });
    return {};
}

} // namespace services
