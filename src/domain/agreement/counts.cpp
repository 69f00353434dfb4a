#include "domain/agreement/counts.hpp"

#include <algorithm>

namespace domain {

AgreementCounts count_agreement(const Agreement& agreement, base::Instant from, base::Instant to, base::Instant now) {
    const auto within = [&](base::Instant at) { return at >= from && at < to && at <= now; };
    const bool followed =
        agreement.status == agreement_status::renewed || agreement.status == agreement_status::replaced;
    const bool first = agreement.initial_id == agreement.id;
    const base::Instant end_of_time = std::min(to, now + base::microseconds(1));
    const bool over = !agreement.active() && agreement.end && *agreement.end < end_of_time;

    AgreementCounts counts;
    counts.active = agreement.accepted < end_of_time && !over;
    counts.started = first && within(agreement.accepted);
    counts.ended = !followed && !agreement.active() && agreement.end && within(*agreement.end);
    if (!agreement.trial_end || !first) return counts;
    const bool cut_short = !agreement.active() && agreement.end && *agreement.end < *agreement.trial_end;
    counts.trials_started = within(agreement.accepted);
    counts.trials_running = agreement.active() && now < *agreement.trial_end;
    counts.trials_converted = !cut_short && within(*agreement.trial_end);
    counts.trials_left = cut_short && within(*agreement.end);
    return counts;
}

} // namespace domain
