// What an endpoint has cost so far: its time by the rates that held, minute by minute, its requests where its offer
// counts them, and the infrastructure by the operator's prices of now. Pure and exact.
#pragma once

#include "domain/agreement/agreement.hpp"
#include "domain/offer/prices.hpp"

#include <map>

namespace domain {

// So many instances of a type that ran for a variant; of a product by an agreement, or ("") a model of its owner's own.
struct RunSpan {
    std::string variant;
    std::string instance_type;
    std::int64_t instances = 1;
    std::string product;
    std::string agreement;
    base::Instant started;
    std::optional<base::Instant> ended;

    // All but the times.
    bool same_as(const RunSpan& other) const;
};

// What spans and requests are paid by.
struct AgreementRates {
    Agreement agreement;
    std::vector<PriceChange> history; // of its offer
};

struct CountedRequests {
    std::string agreement;
    base::Instant from; // all of them at one price: no moment of rate_moments() lies within
    std::int64_t units = 0;
};

struct CostBasis {
    std::vector<RunSpan> spans;
    std::vector<CountedRequests> requests;
    std::map<std::string, AgreementRates> agreements;
    std::map<std::string, base::Money> infrastructure_prices; // by instance type, of an hour
};

// Begun minutes count. An agreement that prices requests pays no time.
Estimate cost_so_far(const CostBasis& basis, base::Instant now);

} // namespace domain
