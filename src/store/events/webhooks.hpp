// Webhooks of accounts, the e-mail addresses that they name, and what is to be delivered to them. A delivery is made
// for an event once; its secret lies sealed.
#pragma once

#include "domain/events/delivery.hpp"
#include "store/database.hpp"

namespace store {

class Sealer;

struct Webhook {
    std::string id;
    std::string account;
    std::string url;
    std::string description;
    domain::EventFilter filter;
    std::string sealed_secret;
    bool enabled = true;
    std::int64_t seen = 0; // the last event that was looked at for it
    base::Instant created;
    std::string language = ""; // "en" or "fr" of an e-mail address, whose url begins with mailto:

    bool is_mail() const { return !language.empty(); }
    std::string mail_address() const { return url.substr(mail_scheme.size()); }
    static constexpr std::string_view mail_scheme = "mailto:";
};

std::string seal_webhook_secret(const Sealer& sealer, std::string_view webhook, std::string_view secret);
std::optional<std::string> unseal_webhook_secret(const Sealer& sealer, const Webhook& webhook);

// These ring "events": a webhook that came or changed may have something to deliver.
void insert_webhook(Transaction& tx, const Webhook& webhook);
// Address, description, filter, secret, enabled, seen and language.
void save_webhook(Transaction& tx, const Webhook& webhook);
// With its deliveries.
void delete_webhook(Transaction& tx, const std::string& id);

std::optional<Webhook> find_webhook(Reader& reader, std::string_view id);
std::vector<Webhook> list_webhooks(Reader& reader, std::string_view account); // without addresses
std::vector<Webhook> list_mail_addresses(Reader& reader, std::string_view account);
// Enabled, with events not looked at yet; addresses only where mail is sent.
std::vector<Webhook> list_webhooks_behind(Reader& reader, bool mail);

struct Delivery {
    std::int64_t sequence = 0;
    std::string id;
    std::string webhook;
    std::int64_t event = 0;
    domain::DeliveryState state = domain::DeliveryState::Pending;
    std::int64_t attempts = 0;
    base::Instant due;     // of the next attempt, while pending
    base::Instant changed; // last attempt, or when it was made
    int status = 0;        // of the last answer
    std::string problem;   // of the last attempt
};

// Nothing where the event has one for that webhook already.
void insert_delivery(Transaction& tx, const Delivery& delivery);
// Rings "events".
void save_delivery(Transaction& tx, const Delivery& delivery);
std::optional<Delivery> find_delivery(Reader& reader, std::string_view id);
// What is due of enabled webhooks, the earliest of each.
std::vector<Delivery> list_due_deliveries(Reader& reader, base::Instant now, std::int64_t limit);
// When the next one of all is due.
std::optional<base::Instant> next_due_delivery(Reader& reader);

struct DeliveryQuery {
    std::string webhook;
    std::optional<domain::DeliveryState> state;
    std::int64_t before = 0; // newest first, beginning before this sequence; 0: at the newest
    std::int64_t limit = 20;
};
std::vector<Delivery> list_deliveries(Reader& reader, const DeliveryQuery& query);

} // namespace store
