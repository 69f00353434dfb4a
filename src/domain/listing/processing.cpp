#include "domain/listing/processing.hpp"

#include <algorithm>

namespace domain {

namespace {

bool publishes(const Submission& change) {
    return change.change_type == "ReleaseProduct" || change.change_type == "UpdateVisibility" ||
           change.change_type == "RestrictDeliveryOptions";
}

} // namespace

ProcessingPlan plan_processing(const MarketPolicy& policy, const std::vector<Submission>& changes, base::Instant now) {
    ProcessingPlan plan{now, std::nullopt};
    if (policy.processing == Processing::Immediate) return plan;
    for (const Submission& change : changes) {
        const bool visibility = change.change_type == "UpdateVisibility";
        if (policy.processing == Processing::Delay && publishes(change))
            plan.not_before = std::max(plan.not_before, now + policy.processing_delay);
        if (visibility && change.target_visibility == "Restricted")
            plan.not_before = std::max(plan.not_before, now + policy.restriction_window);
        if (visibility && policy.processing == Processing::Review) plan.review_due = now + policy.review_deadline;
    }
    return plan;
}

} // namespace domain
