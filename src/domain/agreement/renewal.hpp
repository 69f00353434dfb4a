// What a renewal makes of an agreement's terms: prices that were agreed upon beforehand rise by the increase that was
// agreed upon too, installments and dates move to the new time. Pure and exact; what use costs is not touched.
#pragma once

#include "domain/agreement/agreement.hpp"

namespace domain {

// Ids stay: a term is the one of the offer that was accepted, whatever it has grown to.
std::vector<Term> renewed_terms(const Agreement& agreement, base::Instant start, base::Instant end);

// When an entry of a PaymentScheduleTermTemplate is charged in an agreement that begins at `start`.
base::Instant renewed_charge_date(base::Instant start, const base::Document& entry);

} // namespace domain
