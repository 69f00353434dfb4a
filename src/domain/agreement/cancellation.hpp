// A seller's request to end an agreement early: its buyer accepts or rejects it, and silence of seven days is consent.
#pragma once

#include "domain/agreement/agreement.hpp"

namespace domain {

inline constexpr std::chrono::days cancellation_silence{7};

namespace cancellation_status {
inline constexpr std::string_view pending = "PENDING_APPROVAL";
inline constexpr std::string_view approved = "APPROVED";
inline constexpr std::string_view rejected = "REJECTED";
inline constexpr std::string_view cancelled = "CANCELLED";
inline constexpr std::string_view failed = "VALIDATION_FAILED";
} // namespace cancellation_status

struct CancellationRequest {
    std::string id; // acr-…
    std::string agreement_id;
    std::string acceptor;
    std::string proposer;
    std::string reason_code;
    std::string description; // "" where none was given
    std::string status{cancellation_status::pending};
    std::string status_message;
    base::Instant created;
    base::Instant updated;
    std::optional<std::string> client_token;

    bool pending() const { return status == cancellation_status::pending; }
    base::Instant due() const { return created + cancellation_silence; }
};

// Why its seller may not ask; `open` is the request that waits already.
base::Refusals check_cancellation_request(const Agreement& agreement, const std::optional<CancellationRequest>& open);
// Why it cannot be decided (accepted, rejected, withdrawn) any more.
base::Refusals check_decision(const CancellationRequest& request, const Agreement& agreement);
// What becomes of it when nobody has answered in time: approved, unless the agreement ended meanwhile.
void decide_silence(CancellationRequest& request, const Agreement& agreement, base::Instant now);

} // namespace domain
