// What the change types of an offer's single terms share: {"Terms": []} removes the term, one term replaces it; some
// are for private offers only, and what a private offer asks for is fixed once it was released.
#pragma once

#include "domain/changes/change.hpp"

namespace domain {

// The one term of the payload; null where the change removes it.
const base::Document* given_term(const Change& change);

void require_private(const Offer& offer, std::string_view what, Findings& findings);
void require_changeable(const Offer& offer, Findings& findings);
void require_upfront_currency(std::string_view code, std::string_view where, Findings& findings);

// Midnight, or the last millisecond of the day, of a date or time as given; absent if it is none.
std::optional<base::Instant> parse_day_begin(std::string_view text);
std::optional<base::Instant> parse_day_end(std::string_view text);

// How long an agreement lasts that is accepted at `now`; absent where it has no end.
struct Span {
    base::Instant begin, end;
};
std::optional<Span> agreement_span(const Offer& offer, base::Instant now);

// Puts the term in its place, or takes it away where there is none.
Decided decide_term(Offer offer, const std::string& type, const base::Document* term, Findings& findings);

} // namespace domain
