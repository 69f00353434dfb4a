// Delivering events to an account's webhook: which ones it wants, how a message is signed (Standard Webhooks 1.0), and
// when one that failed is tried again. Pure.
#pragma once

#include "base/instant.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

// A test's event goes to the one webhook that it names.
inline constexpr std::string_view webhook_test_source = "souk.webhooks";
inline constexpr std::string_view webhook_test = "Webhook Test";

struct EventFilter {
    std::vector<std::string> sources;      // empty: all
    std::vector<std::string> detail_types; // empty: all
};

// Beside an event that tells people the same: mailed to nobody who does not ask for it by name.
bool is_for_programs(std::string_view detail_type);

// The types of events that are mailed to an account's own address unless it decides otherwise: what it agreed to, what
// its use will cost or not be able to rely on, and what its silence would consent to.
const std::vector<std::string>& mailed_to_everybody();

bool wants(const EventFilter& filter, std::string_view source, std::string_view detail_type);

enum class DeliveryState { Pending, Delivered, Dead };
std::string_view render(DeliveryState state);
DeliveryState parse_delivery_state(std::string_view text);

struct Attempted {
    bool answered_well = false;
    int status = 0;           // 0 where there was no answer
    std::string problem = ""; // in words
};

struct AfterAttempt {
    DeliveryState state = DeliveryState::Delivered;
    base::Instant due;    // of the next attempt, while pending
    bool disable = false; // the receiver said that it is gone (410)
};

// `attempts` counts the one that was just made. The pauses grow fourfold from 5 s to at most 12 hours; after the tenth
// attempt the delivery is dead until somebody replays it.
AfterAttempt decide_delivery(const Attempted& attempted, std::int64_t attempts, base::Instant now);

// "whsec_…" of 24 random bytes.
std::string render_webhook_secret(std::string_view bytes);
// What stands in webhook-signature: "v1," and the HMAC of id, time and body.
std::string sign_webhook(std::string_view secret, std::string_view id, base::Instant at, std::string_view body);

} // namespace domain
