#include "domain/listing/regions.hpp"
#include "domain/readiness/rules.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain::readiness {

namespace {

Verdict judge_regions(const Listing& listing) {
    const Product& product = listing.product;
    if (product.future_regions) return pass();
    const auto& sold = market_regions(listing.policy);
    std::vector<std::string> unknown;
    for (const std::string& region : product.regions)
        if (std::find(sold.begin(), sold.end(), region) == sold.end()) unknown.push_back(region);
    const std::string names = fmt::format("{}", fmt::join(unknown, ", "));
    return unless(!unknown.empty(), fail(fmt::format("The market does not sell in {}.", names),
                                         fmt::format("Choose among its regions: {}.", fmt::join(sold, ", ")),
                                         {{"unknown", names}, {"code", "INVALID_REGIONS"}}));
}

Verdict judge_trial_days(const Listing& listing) {
    if (!listing.offer || !listing.offer->trial_days) return not_applicable("There is no free trial.");
    const std::int64_t days = *listing.offer->trial_days;
    const int least = listing.policy.shortest_trial_days, most = listing.policy.longest_trial_days;
    return unless(days < least || days > most,
                  fail(fmt::format("The free trial has {} days; the market takes {} to {}.", days, least, most),
                       fmt::format("Make it last {} to {} days.", least, most),
                       {{"days", std::to_string(days)}, {"code", "INVALID_DURATION"}}));
}

} // namespace

Checks check_policy(const Listing& listing) {
    using enum Level;
    return {{"regions.market", Group::Listing, Required, "PutProductRegions.Regions", judge_regions(listing), {}},
            {"offer.trial_days", Group::Offer, Required, "UpdatePricingTerms.Terms", judge_trial_days(listing), {}}};
}

} // namespace domain::readiness
