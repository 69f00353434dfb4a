// How long a request to publish takes, by the operator's policy: at once, a fixed time, or until somebody approved it.
// Pure.
#pragma once

#include "base/instant.hpp"
#include "domain/listing/market_policy.hpp"

#include <optional>

namespace domain {

// Support that an unpublished product owes its subscribers.
inline constexpr std::chrono::days support_after_unpublication{90};

struct Submission {
    std::string change_type;
    std::string target_visibility; // of UpdateVisibility
};

struct ProcessingPlan {
    base::Instant not_before;                // until then the set is PREPARING and can be cancelled
    std::optional<base::Instant> review_due; // an operator decides until then
};

// Texts and prices of what is listed change at once; releasing, changing the visibility and restricting a version are
// requests to publish. As on the original, people look at changes of visibility only.
ProcessingPlan plan_processing(const MarketPolicy& policy, const std::vector<Submission>& changes, base::Instant now);

} // namespace domain
