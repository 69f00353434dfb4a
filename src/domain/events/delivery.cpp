#include "domain/events/delivery.hpp"

#include "base/digest.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::int64_t most_attempts = 10;
constexpr std::string_view secret_prefix = "whsec_";
constexpr std::string_view parties[] = {"Proposer", "Acceptor"};

bool lets_through(const std::vector<std::string>& wanted, std::string_view value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

base::seconds pause_after(std::int64_t attempts) {
    constexpr base::seconds longest = std::chrono::hours(12);
    base::seconds pause{5};
    for (std::int64_t i = 1; i < attempts && pause < longest; ++i)
        pause *= 4;
    return std::min(pause, longest);
}

} // namespace

bool is_for_programs(std::string_view detail_type) {
    return detail_type.starts_with("License ");
}

const std::vector<std::string>& mailed_to_everybody() {
    static const std::vector<std::string> types = [] {
        std::vector<std::string> all{"Offer Released",      "Offer Price Increased",     "Free Trial Started",
                                     "Free Trial Ending",   "Free Trial Ended",          "Product Unpublished",
                                     "Product Republished", "Product Version Restricted"};
        for (std::string_view agreement : {"Created", "Amended", "Ending", "Ended"})
            for (std::string_view party : parties)
                all.push_back(fmt::format("Purchase Agreement {} - {}", agreement, party));
        for (std::string_view request : {"Pending Approval", "Approved", "Rejected", "Cancelled", "Validation Failed"})
            for (std::string_view party : parties)
                all.push_back(fmt::format("Agreement Cancellation Request {} - {}", request, party));
        return all;
    }();
    return types;
}

bool wants(const EventFilter& filter, std::string_view source, std::string_view detail_type) {
    return lets_through(filter.sources, source) && lets_through(filter.detail_types, detail_type);
}

std::string_view render(DeliveryState state) {
    switch (state) {
    case DeliveryState::Pending:
        return "PENDING";
    case DeliveryState::Delivered:
        return "DELIVERED";
    case DeliveryState::Dead:
        break;
    }
    return "DEAD";
}

DeliveryState parse_delivery_state(std::string_view text) {
    if (text == "PENDING") return DeliveryState::Pending;
    return text == "DELIVERED" ? DeliveryState::Delivered : DeliveryState::Dead;
}

AfterAttempt decide_delivery(const Attempted& attempted, std::int64_t attempts, base::Instant now) {
    if (attempted.answered_well) return {.state = DeliveryState::Delivered, .due = now};
    if (attempted.status == 410) return {.state = DeliveryState::Dead, .due = now, .disable = true};
    if (attempts >= most_attempts) return {.state = DeliveryState::Dead, .due = now};
    return {.state = DeliveryState::Pending, .due = now + pause_after(attempts)};
}

std::string render_webhook_secret(std::string_view bytes) {
    return fmt::format("{}{}", secret_prefix, base::base64(bytes));
}

std::string sign_webhook(std::string_view secret, std::string_view id, base::Instant at, std::string_view body) {
    const auto key = base::parse_base64(secret.substr(secret_prefix.size())).value();
    const std::string content = fmt::format("{}.{}.{}", id, at.whole_seconds(), body);
    return fmt::format("v1,{}", base::base64(base::as_text(base::hmac_sha256(key, content))));
}

} // namespace domain
