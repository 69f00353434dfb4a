// Searching agreements: which combinations of filters each party may use, and what they match.
#pragma once

#include "base/result.hpp"
#include "domain/agreement/agreement.hpp"

#include <map>
#include <string>
#include <vector>

namespace domain {

struct AgreementFilter {
    std::string name;
    std::vector<std::string> values; // exactly one
};

struct AgreementSearch {
    bool as_proposer = false;
    std::map<std::string, std::string> equal;   // filter name → value, but for the times
    std::map<std::string, base::Instant> times; // BeforeEndTime, AfterStartTime, …
    std::string sort_by = "EndTime";            // EndTime | StartTime | LastUpdateTime
    bool descending = true;
};

// Reads filters and sorting; every violation at once, with the service's reasons as codes (INVALID_FILTER_NAME,
// INVALID_FILTER_VALUES, MISSING_PARTY_TYPE, INVALID_PARTY_TYPE, UNSUPPORTED_FILTERS, INVALID_SORT_BY).
base::Result<AgreementSearch> parse_search(const std::vector<AgreementFilter>& filters, std::string_view sort_by,
                                           std::string_view sort_order);

// What an agreement's licence is called.
std::string license_arn(const Agreement& agreement);

bool matches(const AgreementSearch& search, const Agreement& agreement);
// Whether `a` comes before `b`; equal times are ordered by id, so that pages are stable.
bool precedes(const AgreementSearch& search, const Agreement& a, const Agreement& b);

} // namespace domain
