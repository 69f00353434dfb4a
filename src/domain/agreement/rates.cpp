#include "domain/agreement/rates.hpp"

#include "domain/agreement/lifecycle.hpp"
#include "domain/offer/period.hpp"
#include "domain/product/dimensions.hpp"

#include <algorithm>

namespace domain {

namespace {

bool runs(const Term& term, base::Instant start, base::Instant when) {
    if (when < start) return false;
    const auto end = later_by(start, base::text_at(term.content, "Duration"));
    return !end || when < *end;
}

// A grant counts whole requests or hours, use is counted in requests or minutes. What is beyond all counting is all.
std::optional<std::int64_t> units_of(const base::Document& grant, const std::string& key) {
    const auto quantity = base::find_int(grant, "MaxQuantity");
    std::int64_t units = 0;
    if (!quantity || __builtin_mul_overflow(*quantity, key == inference_rate_key ? 1 : 60, &units)) return std::nullopt;
    return units;
}

// The sum of what the terms of that type grant.
std::optional<Granted> granted_by(const Agreement& agreement, std::string_view type, std::string_view key,
                                  base::Instant when) {
    const std::string wanted = rate_key(key);
    std::optional<Granted> granted;
    for (const Term& term : agreement.terms) {
        if (term.type() != type || !runs(term, agreement.start, when)) continue;
        for (const auto& grant : base::array_at(term.content, "Grants")) {
            if (rate_key(base::text_at(grant, "DimensionKey")) != wanted) continue;
            const auto units = units_of(grant, wanted);
            if (!granted)
                granted = Granted{.units = units};
            else if (granted->units && (!units || __builtin_add_overflow(*granted->units, *units, &*granted->units)))
                granted->units.reset();
        }
    }
    return granted;
}

} // namespace

std::optional<Granted> grant_of(const Agreement& agreement, std::string_view key, base::Instant when) {
    if (!(agreement.end && when >= *agreement.end))
        if (auto paid = granted_by(agreement, "FixedUpfrontPricingTerm", key, when)) {
            paid->upfront = true;
            return paid;
        }
    if (!agreement.trial_end || when >= *agreement.trial_end) return std::nullopt;
    return granted_by(agreement, "FreeTrialPricingTerm", key, when);
}

bool paid_upfront(const Agreement& agreement, std::string_view key, base::Instant when) {
    const auto grant = grant_of(agreement, key, when);
    return grant && grant->upfront;
}

std::optional<base::Decimal> rate_of(const Agreement& agreement, const std::vector<PriceChange>& history,
                                     std::string_view key, base::Instant when) {
    const auto rate = rate_at(history, rate_key(key), agreement.accepted, when);
    return rate && grant_of(agreement, key, when) ? std::optional(base::Decimal{}) : rate;
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
