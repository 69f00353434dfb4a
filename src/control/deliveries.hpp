// Deliveries: brings accounts' events to their webhooks and e-mail addresses. What is wished are rows: each event that
// a webhook wants becomes a delivery, once; each delivery is tried until it was answered well or is dead. Killed at any
// moment, it begins where the rows say: a message may arrive twice, under the same id, and none is lost. One that hangs
// keeps only its own webhook's others waiting.
#pragma once

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "outside/mail.hpp"
#include "store/database.hpp"
#include "store/events/webhooks.hpp"
#include "store/market/events.hpp"

#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>

namespace store {
class Sealer;
}

namespace control {

struct DeliveriesOptions {
    std::string region = "us-east-1";
    bool private_networks = false; // whether webhooks may lead into them
    outside::MailServer mail;
    std::string base_url; // how people reach this server
};

class Deliveries {
  public:
    // `clock` says what is due, `real_clock` what receivers compare with their own.
    Deliveries(store::Database& database, const store::Sealer& sealer, const base::Clock& clock,
               const base::Clock& real_clock, base::IdSource& ids, DeliveriesOptions options);
    ~Deliveries(); // stops

    void start();
    void stop();

  private:
    struct Bell;
    void run(const std::stop_token& stop);
    void take_events(const std::stop_token& stop);
    void take_events_for(const store::Webhook& behind);
    void begin_attempts(const std::stop_token& stop);
    struct Errand {
        store::Webhook webhook;
        store::StoredEvent event;
    };
    domain::Attempted post(const Errand& errand, const std::stop_token& stop) const;
    domain::Attempted mail(const Errand& errand, const std::stop_token& stop) const;
    void attempt(const std::string& id, const std::stop_token& stop);

    store::Database& database_;
    const store::Sealer& sealer_;
    const base::Clock& clock_;
    const base::Clock& real_clock_;
    base::IdSource& ids_;
    DeliveriesOptions options_;
    std::shared_ptr<Bell> bell_;                   // listeners hold it weakly
    std::map<std::string, std::jthread> underway_; // by webhook; touched by `thread_` alone
    std::jthread thread_;
};

} // namespace control
