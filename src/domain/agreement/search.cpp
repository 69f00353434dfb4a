#include "domain/agreement/search.hpp"

#include "base/digest.hpp"
#include "domain/agreement/lifecycle.hpp"
#include "domain/product/product.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace domain {

namespace {

using Names = std::set<std::string>;

const Names time_filters = {"BeforeEndTime",  "AfterEndTime",         "BeforeStartTime",
                            "AfterStartTime", "BeforeLastUpdateTime", "AfterLastUpdateTime"};
const Names known_filters = {"PartyType",
                             "AgreementType",
                             "Status",
                             "ResourceIdentifier",
                             "ResourceType",
                             "AcceptorAccountId",
                             "OfferId",
                             "OfferSetId",
                             "BeforeEndTime",
                             "AfterEndTime",
                             "BeforeStartTime",
                             "AfterStartTime",
                             "BeforeLastUpdateTime",
                             "AfterLastUpdateTime",
                             "EndTimeBehaviorType",
                             "EndTimeBehaviorReasonCode",
                             "InitialAgreementId",
                             "LicenseArn"};
// What an acceptor may combine as said below; the others are for proposers.
const Names acceptor_filters = {"PartyType", "AgreementType", "Status",        "ResourceIdentifier", "ResourceType",
                                "OfferId",   "OfferSetId",    "BeforeEndTime", "AfterEndTime"};
const Names statuses = {"ACTIVE",   "ARCHIVED",    "CANCELLED",  "EXPIRED",   "RENEWED",
                        "REPLACED", "ROLLED_BACK", "SUPERSEDED", "TERMINATED"};

// "Acceptor: AgreementType alone, or with: any of Status and EndTime; one of ResourceIdentifier, OfferId or OfferSetId
// each optionally with Status and/or EndTime; ResourceType optionally with EndTime, not with Status."
bool acceptor_may_combine(const Names& names) {
    const auto has = [&](const char* name) { return names.contains(name); };
    const int subjects = has("ResourceIdentifier") + has("OfferId") + has("OfferSetId") + has("ResourceType");
    if (subjects > 1) return false;
    if (has("ResourceType") && has("Status")) return false;
    return std::includes(acceptor_filters.begin(), acceptor_filters.end(), names.begin(), names.end());
}

void check_filter(const AgreementFilter& filter, base::Refusals& refusals) {
    if (!known_filters.contains(filter.name)) {
        refusals.push_back(
            {"INVALID_FILTER_NAME",
             fmt::format("'{}' is no filter; known are {}.", filter.name, fmt::join(known_filters, ", ")), "filters"});
        return;
    }
    if (filter.values.size() != 1) {
        refusals.push_back(
            {"INVALID_FILTER_VALUES", fmt::format("Filter {} takes exactly one value.", filter.name), "filters"});
        return;
    }
    const std::string& value = filter.values.front();
    if (filter.name == "PartyType" && value != "Proposer" && value != "Acceptor")
        refusals.push_back({"INVALID_PARTY_TYPE", "PartyType is Proposer or Acceptor.", "filters"});
    if (filter.name == "AgreementType" && value != "PurchaseAgreement")
        refusals.push_back({"INVALID_AGREEMENT_TYPE", "AgreementType is PurchaseAgreement.", "filters"});
    if (filter.name == "Status" && !statuses.contains(value))
        refusals.push_back(
            {"INVALID_FILTER_VALUES", fmt::format("Status is one of {}.", fmt::join(statuses, ", ")), "filters"});
    if (time_filters.contains(filter.name) && !base::parse_iso(value))
        refusals.push_back(
            {"INVALID_FILTER_VALUES", fmt::format("{} is a time like 2026-01-31T00:00:00Z.", filter.name), "filters"});
}

void take(const AgreementFilter& filter, AgreementSearch& search) {
    const std::string& value = filter.values.front();
    if (time_filters.contains(filter.name))
        search.times[filter.name] = *base::parse_iso(value);
    else if (filter.name == "PartyType")
        search.as_proposer = value == "Proposer";
    else
        search.equal[filter.name] = value;
}

std::int64_t sort_value(const AgreementSearch& search, const Agreement& agreement) {
    if (search.sort_by == "StartTime") return agreement.start.micros();
    if (search.sort_by == "LastUpdateTime") return agreement.updated.micros();
    // What never ends, ends last.
    return agreement.end ? agreement.end->micros() : INT64_MAX;
}

} // namespace

base::Result<AgreementSearch> parse_search(const std::vector<AgreementFilter>& filters, std::string_view sort_by,
                                           std::string_view sort_order) {
    base::Refusals refusals;
    Names names;
    for (const AgreementFilter& filter : filters) {
        check_filter(filter, refusals);
        if (!names.insert(filter.name).second)
            refusals.push_back({"INVALID_FILTERS", fmt::format("Filter {} is given twice.", filter.name), "filters"});
    }
    if (!names.contains("PartyType"))
        refusals.push_back(
            {"MISSING_PARTY_TYPE", "The filter PartyType (Proposer or Acceptor) is required.", "filters"});
    if (!names.contains("AgreementType"))
        refusals.push_back({"INVALID_FILTERS", "The filter AgreementType (PurchaseAgreement) is required.", "filters"});
    if (!refusals.empty()) return refusals;

    AgreementSearch search;
    for (const AgreementFilter& filter : filters)
        take(filter, search);
    search.equal.erase("AgreementType");
    if (!search.as_proposer && !acceptor_may_combine(names))
        refusals.push_back({"UNSUPPORTED_FILTERS",
                            "As acceptor, combine AgreementType with Status and end times, and with at most one of "
                            "ResourceIdentifier, OfferId, OfferSetId or ResourceType (the last not with Status).",
                            "filters"});
    if (!sort_by.empty()) {
        const bool known =
            sort_by == "EndTime" || (search.as_proposer && (sort_by == "StartTime" || sort_by == "LastUpdateTime"));
        if (!known)
            refusals.push_back({"INVALID_SORT_BY",
                                search.as_proposer ? "Sort by EndTime, StartTime or LastUpdateTime."
                                                   : "An acceptor's agreements are sorted by EndTime.",
                                "sort"});
        search.sort_by = sort_by;
    }
    if (!sort_order.empty()) search.descending = sort_order == "DESCENDING";
    if (!refusals.empty()) return refusals;
    return search;
}

std::string license_arn(const Agreement& agreement) {
    return fmt::format("arn:aws:license-manager::{}:license:l-{}", agreement.proposer,
                       base::hex(base::sha256(agreement.id)).substr(0, 32));
}

bool matches(const AgreementSearch& search, const Agreement& agreement) {
    const EndBehavior behavior = end_behavior(agreement);
    const std::string license = license_arn(agreement);
    for (const auto& [name, value] : search.equal) {
        const std::string_view actual = name == "Status"                      ? agreement.status
                                        : name == "ResourceIdentifier"        ? agreement.product_id
                                        : name == "ResourceType"              ? product_type
                                        : name == "AcceptorAccountId"         ? agreement.acceptor
                                        : name == "OfferId"                   ? agreement.offer_id
                                        : name == "InitialAgreementId"        ? agreement.initial_id
                                        : name == "LicenseArn"                ? license
                                        : name == "EndTimeBehaviorType"       ? behavior.type
                                        : name == "EndTimeBehaviorReasonCode" ? behavior.reason
                                                                              : std::string_view();
        if (actual != value) return false;
    }
    return std::all_of(search.times.begin(), search.times.end(), [&](const auto& filter) {
        const auto& [name, bound] = filter;
        // What never ends, ends after everything.
        const base::Instant actual = name.ends_with("StartTime")        ? agreement.start
                                     : name.ends_with("LastUpdateTime") ? agreement.updated
                                     : agreement.end                    ? *agreement.end
                                                                        : base::Instant::from_micros(INT64_MAX);
        return name.starts_with("Before") ? actual < bound : actual > bound;
    });
}

bool precedes(const AgreementSearch& search, const Agreement& a, const Agreement& b) {
    const auto left = sort_value(search, a), right = sort_value(search, b);
    if (left != right) return search.descending ? left > right : left < right;
    return a.id < b.id;
}

} // namespace domain
