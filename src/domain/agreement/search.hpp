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
    std::map<std::string, std::string> equal; // filter name → value, but for the two times
    std::optional<base::Instant> before_end;
    std::optional<base::Instant> after_end;
    std::string sort_by = "EndTime"; // EndTime | StartTime | LastUpdateTime
    bool descending = true;
};

// Reads filters and sorting; every violation at once, with the service's reasons as codes (INVALID_FILTER_NAME,
// INVALID_FILTER_VALUES, MISSING_PARTY_TYPE, INVALID_PARTY_TYPE, UNSUPPORTED_FILTERS, INVALID_SORT_BY).
base::Result<AgreementSearch> parse_search(const std::vector<AgreementFilter>& filters, std::string_view sort_by,
                                           std::string_view sort_order);

bool matches(const AgreementSearch& search, const Agreement& agreement);
// Whether `a` comes before `b`; equal times are ordered by id, so that pages are stable.
bool precedes(const AgreementSearch& search, const Agreement& a, const Agreement& b);

} // namespace domain
