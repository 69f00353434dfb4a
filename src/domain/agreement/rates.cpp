#include "domain/agreement/rates.hpp"

#include "domain/agreement/lifecycle.hpp"
#include "domain/offer/period.hpp"
#include "domain/product/dimensions.hpp"

#include <algorithm>

namespace domain {

namespace {

bool grants(const Agreement& agreement, std::string_view type, std::string_view key, base::Instant start,
            base::Instant when) {
    const std::string wanted = rate_key(key);
    return std::any_of(agreement.terms.begin(), agreement.terms.end(), [&](const Term& term) {
        if (term.type() != type || when < start) return false;
        const auto end = later_by(start, base::text_at(term.content, "Duration"));
        if (end && when >= *end) return false;
        const auto& granted = base::array_at(term.content, "Grants");
        return std::any_of(granted.begin(), granted.end(),
                           [&](const auto& grant) { return rate_key(base::text_at(grant, "DimensionKey")) == wanted; });
    });
}

} // namespace

bool paid_upfront(const Agreement& agreement, std::string_view key, base::Instant when) {
    return !(agreement.end && when >= *agreement.end) &&
           grants(agreement, "FixedUpfrontPricingTerm", key, agreement.start, when);
}

std::optional<base::Decimal> rate_of(const Agreement& agreement, const std::vector<PriceChange>& history,
                                     std::string_view key, base::Instant when) {
    const auto rate = rate_at(history, rate_key(key), agreement.accepted, when);
    const bool in_trial = agreement.trial_end && when < *agreement.trial_end &&
                          grants(agreement, "FreeTrialPricingTerm", key, agreement.start, when);
    return rate && (in_trial || paid_upfront(agreement, key, when)) ? std::optional(base::Decimal{}) : rate;
}

std::vector<base::Instant> rate_moments(const Agreement& agreement, const std::vector<PriceChange>& history) {
    std::vector<base::Instant> moments{agreement.accepted, agreement.start};
    if (agreement.end) moments.push_back(*agreement.end);
    if (agreement.trial_end) moments.push_back(*agreement.trial_end);
    for (const Term& term : agreement.terms)
        if (const auto end = later_by(agreement.start, base::text_at(term.content, "Duration")))
            moments.push_back(*end);
    for (const PriceChange& change : history) {
        moments.push_back(change.changed);
        moments.push_back(notice_end(change.changed));
    }
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

} // namespace domain
