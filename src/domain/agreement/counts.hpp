// What became of agreements in a time: how many began, ended, and how free trials came out. Pure.
#pragma once

#include "domain/agreement/agreement.hpp"

#include <cstdint>

namespace domain {

// Of one agreement; a sum of them tells of many.
struct AgreementCounts {
    std::int64_t active = 0; // held at the end of the time
    std::int64_t started = 0;
    std::int64_t ended = 0;
    std::int64_t trials_started = 0;
    std::int64_t trials_running = 0; // now
    std::int64_t trials_converted = 0;
    std::int64_t trials_left = 0;

    bool operator==(const AgreementCounts&) const = default;
};

// What renews or replaces another began with the first of them, and has ended only where nothing follows.
AgreementCounts count_agreement(const Agreement& agreement, base::Instant from, base::Instant to, base::Instant now);

} // namespace domain
