// Deliveries: brings accounts' events to their webhooks. What is wished are rows: each event that a webhook wants
// becomes a delivery, once; each delivery is tried until it was answered well or is dead. Killed at any moment, it
// begins where the rows say: a message may arrive twice, under the same id, and none is lost. One that hangs keeps only
// its own webhook's others waiting for long.
#pragma once

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "store/database.hpp"
#include "store/events/webhooks.hpp"

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
};

class Deliveries {
  public:
    // `clock` says what is due, `real_clock` what receivers compare with their own.
    Deliveries(store::Database& database, const store::Sealer& sealer, const base::Clock& clock,
               const base::Clock& real_clock, base::IdSource& ids, DeliveriesOptions options);
    ~Deliveries(); // stops

    void start();
    void stop();

    // Makes deliveries of new events and tries what is due; false where there was nothing to try.
    bool run_once(const std::stop_token& stop = {});

  private:
    struct Bell;
    void run(const std::stop_token& stop);
    void take_events(const store::Webhook& behind);
    void attempt(const std::string& id, const std::stop_token& stop);

    store::Database& database_;
    const store::Sealer& sealer_;
    const base::Clock& clock_;
    const base::Clock& real_clock_;
    base::IdSource& ids_;
    DeliveriesOptions options_;
    std::shared_ptr<Bell> bell_; // listeners hold it weakly
    std::jthread thread_;
};

} // namespace control
