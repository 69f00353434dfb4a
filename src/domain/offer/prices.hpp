// What use costs whom and when: an offer's rates change, and who subscribed before is told 90 days ahead of an
// increase. Pure and exact.
#pragma once

#include "domain/offer/offer.hpp"

#include <map>

namespace domain {

// An offer's rates from an instant on.
struct PriceChange {
    base::Instant changed;
    std::vector<Rate> rates;
};

// Adds what differs from the last change; false where nothing does.
bool append_change(std::vector<PriceChange>& history, base::Instant changed, const UsageTerm& usage);

// The public offer's rates for what these do not price: an instance type that came with a later version has none in a
// private offer, whose terms are fixed. Endpoints stay paid in the way of `own`, by the hour or by the request.
std::vector<Rate> rest_of(const std::vector<Rate>& listed, const std::vector<Rate>& own);
// A private offer's history with the public offer's for what the private one has never priced.
std::vector<PriceChange> with_listed_rates(std::vector<PriceChange> own, const std::vector<PriceChange>& listed);

// Whether the change of that instant raises a rate that an earlier one tells.
bool raises(const std::vector<PriceChange>& history, base::Instant changed);

// The rate at an instant for an agreement that was accepted earlier; the history begins at or before the acceptance.
// Lower rates and new dimensions hold at once, higher ones from notice_end on. Absent for an unknown dimension.
std::optional<base::Decimal> rate_at(const std::vector<PriceChange>& history, std::string_view key,
                                     base::Instant accepted, base::Instant when);

enum class Mode { Realtime, Batch, Training };

struct Wanted {
    std::string instance_type;
    Mode mode = Mode::Realtime;
    std::int64_t instances = 1;
    std::int64_t minutes = 0; // of each instance; begun ones count
    std::int64_t requests = 0;
    std::int64_t trial_minutes = 0;      // of these minutes, how many fall into a free trial
    std::int64_t trial_requests = 0;     // of these requests likewise
    std::optional<std::int64_t> granted; // no more of all requests, or of all instances' minutes, cost nothing
    bool upfront = false;                // what costs nothing was paid for, and is no trial
};

struct CostItem {
    std::string key; // "ml.m5.large.m.i.r", "m.i.c", or the instance type for infrastructure
    bool infrastructure = false;
    bool trial = false;        // not charged: price is what it would be afterwards
    std::int64_t quantity = 0; // minutes of instances, or requests
    base::Decimal price;       // of an hour or a request
    base::Decimal cost;
};

struct Estimate {
    std::vector<CostItem> items;
    base::Decimal software, infrastructure;
    base::Decimal total() const { return software + infrastructure; }
};

// `quantity` minutes at a price of an hour, to the nearest unit of Decimal, half up.
base::Decimal prorate(base::Decimal per_hour, std::int64_t minutes);

// What its software is priced by: "m.i.c" for endpoints that are paid by the request, else the instance type's hours.
std::string software_key(const std::vector<Rate>& rates, const Wanted& wanted);

// What it comes to; absent where the rates know no price for it, or it is beyond all money. An instance type that the
// operator priced nothing for costs nothing.
std::optional<Estimate> estimate(const std::vector<Rate>& rates, const Wanted& wanted, base::Decimal instance_hour);

} // namespace domain
