#include "store/events/webhooks.hpp"

#include "store/identity/sealer.hpp"

#include <fmt/format.h>

namespace store {

namespace {

constexpr std::string_view webhook_columns =
    "id, account, url, description, sources, detail_types, secret, enabled, seen, created, language";
constexpr std::string_view delivery_columns =
    "sequence, id, webhook, event, state, attempts, due, changed, status, problem";

base::Document as_list(const std::vector<std::string>& texts) {
    return boost::json::array(texts.begin(), texts.end());
}

std::vector<std::string> as_texts(const base::Document& list) {
    std::vector<std::string> texts;
    for (const auto& each : list.as_array())
        texts.emplace_back(each.as_string());
    return texts;
}

Webhook make_webhook(const Row& row) {
    Webhook webhook;
    webhook.id = row.text(0);
    webhook.account = row.text(1);
    webhook.url = row.text(2);
    webhook.description = row.text(3);
    webhook.filter = {as_texts(row.document(4)), as_texts(row.document(5))};
    webhook.sealed_secret = row.text(6);
    webhook.enabled = row.flag(7);
    webhook.seen = row.integer(8);
    webhook.created = row.instant(9);
    webhook.language = row.text(10);
    return webhook;
}

Delivery make_delivery(const Row& row) {
    Delivery delivery;
    delivery.sequence = row.integer(0);
    delivery.id = row.text(1);
    delivery.webhook = row.text(2);
    delivery.event = row.integer(3);
    delivery.state = domain::parse_delivery_state(row.view(4));
    delivery.attempts = row.integer(5);
    delivery.due = row.instant(6);
    delivery.changed = row.instant(7);
    delivery.status = static_cast<int>(row.integer(8));
    delivery.problem = row.text(9);
    return delivery;
}

std::string purpose(std::string_view webhook) {
    return fmt::format("webhook/{}", webhook);
}

} // namespace

std::string seal_webhook_secret(const Sealer& sealer, std::string_view webhook, std::string_view secret) {
    return sealer.seal(secret, purpose(webhook));
}

std::optional<std::string> unseal_webhook_secret(const Sealer& sealer, const Webhook& webhook) {
    return sealer.unseal(webhook.sealed_secret, purpose(webhook.id));
}

void insert_webhook(Transaction& tx, const Webhook& webhook) {
    tx.exec(
        fmt::format("INSERT INTO webhook ({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", webhook_columns),
        {webhook.id, webhook.account, webhook.url, webhook.description, as_list(webhook.filter.sources),
         as_list(webhook.filter.detail_types), webhook.sealed_secret, webhook.enabled, webhook.seen, webhook.created,
         webhook.language});
    tx.ring("events");
}

void save_webhook(Transaction& tx, const Webhook& webhook) {
    tx.exec("UPDATE webhook SET url = $2, description = $3, sources = $4, detail_types = $5, secret = $6, "
            "enabled = $7, seen = $8, language = $9 WHERE id = $1",
            {webhook.id, webhook.url, webhook.description, as_list(webhook.filter.sources),
             as_list(webhook.filter.detail_types), webhook.sealed_secret, webhook.enabled, webhook.seen,
             webhook.language});
    tx.ring("events");
}

void delete_webhook(Transaction& tx, const std::string& id) {
    tx.exec("DELETE FROM webhook WHERE id = $1", {id});
}

std::optional<Webhook> find_webhook(Reader& reader, std::string_view id) {
    return reader.one(fmt::format("SELECT {} FROM webhook WHERE id = $1", webhook_columns), {id}, make_webhook);
}

std::vector<Webhook> list_webhooks(Reader& reader, std::string_view account) {
    return reader.all(fmt::format("SELECT {} FROM webhook WHERE account = $1 AND language = '' ORDER BY created, id",
                                  webhook_columns),
                      {account}, make_webhook);
}

std::vector<Webhook> list_mail_addresses(Reader& reader, std::string_view account) {
    return reader.all(fmt::format("SELECT {} FROM webhook WHERE account = $1 AND language <> '' ORDER BY created, id",
                                  webhook_columns),
                      {account}, make_webhook);
}

std::vector<Webhook> list_webhooks_behind(Reader& reader, bool mail) {
    return reader.all(fmt::format("SELECT {} FROM webhook WHERE enabled = 1 AND ($1 OR language = '') AND EXISTS "
                                  "(SELECT 1 FROM event WHERE event.account = webhook.account "
                                  "AND event.id > webhook.seen) ORDER BY id",
                                  webhook_columns),
                      {mail}, make_webhook);
}

void insert_delivery(Transaction& tx, const Delivery& delivery) {
    tx.exec("INSERT INTO webhook_delivery (id, webhook, event, state, attempts, due, changed, status, problem) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (webhook, event) DO NOTHING",
            {delivery.id, delivery.webhook, delivery.event, render(delivery.state), delivery.attempts, delivery.due,
             delivery.changed, delivery.status, delivery.problem});
}

void save_delivery(Transaction& tx, const Delivery& delivery) {
    tx.exec("UPDATE webhook_delivery SET state = $2, attempts = $3, due = $4, changed = $5, status = $6, problem = $7 "
            "WHERE id = $1",
            {delivery.id, render(delivery.state), delivery.attempts, delivery.due, delivery.changed, delivery.status,
             delivery.problem});
    tx.ring("events");
}

std::optional<Delivery> find_delivery(Reader& reader, std::string_view id) {
    return reader.one(fmt::format("SELECT {} FROM webhook_delivery WHERE id = $1", delivery_columns), {id},
                      make_delivery);
}

std::vector<Delivery> list_due_deliveries(Reader& reader, base::Instant now, std::int64_t limit) {
    return reader.all(
        fmt::format("SELECT {} FROM webhook_delivery WHERE sequence IN (SELECT MIN(sequence) FROM webhook_delivery "
                    "WHERE state = 'PENDING' AND due <= $1 AND webhook IN (SELECT id FROM webhook WHERE enabled = 1) "
                    "GROUP BY webhook) ORDER BY due, sequence LIMIT $2",
                    delivery_columns),
        {now, limit}, make_delivery);
}

std::optional<base::Instant> next_due_delivery(Reader& reader) {
    return reader.one("SELECT due FROM webhook_delivery WHERE state = 'PENDING' AND webhook IN "
                      "(SELECT id FROM webhook WHERE enabled = 1) ORDER BY due LIMIT 1",
                      {}, [](const Row& row) { return row.instant(0); });
}

std::vector<Delivery> list_deliveries(Reader& reader, const DeliveryQuery& query) {
    return reader.all(fmt::format("SELECT {} FROM webhook_delivery WHERE webhook = $1 AND ($2 = '' OR state = $2) "
                                  "AND ($3 = 0 OR sequence < $3) ORDER BY sequence DESC LIMIT $4",
                                  delivery_columns),
                      {query.webhook, query.state ? render(*query.state) : "", query.before, query.limit},
                      make_delivery);
}

} // namespace store
