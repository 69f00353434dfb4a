// What becomes of an agreement by itself as time passes: its trial ends, notices of its end are given, it expires or is
// renewed. Pure: an agreement tells its moments, and whoever watches the clock does what they say.
#pragma once

#include "base/money.hpp"
#include "domain/agreement/agreement.hpp"

namespace domain {

// `from` and an ISO 8601 duration of whole years, months, weeks or days ("P1Y", "P12M", "P14D") later; a day that the
// month does not have is its last. Absent for anything else.
std::optional<base::Instant> later_by(base::Instant from, std::string_view duration);

// When an agreement with these terms that is accepted at `accepted` begins: then, or on the day that they name.
base::Instant start_by_terms(const std::vector<Term>& terms, base::Instant accepted);
// When an agreement with these terms, begun at `start`, ends; absent for pay as you go.
std::optional<base::Instant> end_by_terms(const std::vector<Term>& terms, base::Instant start);
std::optional<base::Instant> trial_end_by_terms(const std::vector<Term>& terms, base::Instant start);

// TermsFinal: from then on nothing of the renewal is adjusted (AdjustmentDeadline). RenewalUpcoming: a week is left.
enum class Moment { TrialEnding, TrialEnded, TermsFinal, Ending, RenewalUpcoming, End };

struct DueMoment {
    base::Instant at;
    Moment moment = Moment::End;
    int days_before = 0; // of Ending

    bool operator==(const DueMoment&) const = default;
};

// The first moment after agreement.looked; absent where nothing more happens by itself.
std::optional<base::Instant> next_due(const Agreement& agreement);
// What happened from agreement.looked (not included) until now, in order. A notice whose successor has come too is
// left out: nobody is told that something will end in ten days when it ended yesterday.
std::vector<DueMoment> happened(const Agreement& agreement, base::Instant now);

// What its end time brings: RENEW, or EXPIRE and why ("" where it never ends).
struct EndBehavior {
    std::string_view type;
    std::string_view reason;
};
EndBehavior end_behavior(const Agreement& agreement);

// The agreement that follows on `agreement` at its end, on its terms as renewed_terms leaves them.
Agreement renew(const Agreement& agreement, std::string id);

// What is known beforehand to be charged, and when.
struct PlannedCharge {
    base::Instant time;
    bool on_acceptance = false;
    base::Decimal amount;

    bool operator==(const PlannedCharge&) const = default;
};
std::vector<PlannedCharge> planned_charges(const Agreement& agreement);
// What a charge is called from the quote on: by the request that planned it, and its place among the charges.
std::string charge_id(std::string_view request_id, std::size_t position);

} // namespace domain
