#include "domain/readiness/suspended.hpp"

#include "domain/readiness/rules.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace domain::readiness {

namespace {

std::set<std::string> suspended_by(const base::Document& policy) {
    std::set<std::string> ids;
    for (const auto& id : base::array_at(policy, "SuspendedRules"))
        ids.emplace(id.as_string());
    return ids;
}

// One that has something of everything, so that every family has all of its checks to judge.
Listing anything() {
    Listing listing;
    listing.version.emplace().kind = AssetKind::Algorithm;
    listing.offer.emplace();
    listing.asset.emplace();
    return listing;
}

Checks find_recommendations() {
    Checks all = check_listing(anything());
    std::erase_if(all, [](const Check& check) { return check.level != Level::Recommended; });
    for (Check& check : all)
        check.verdict = {};
    return all;
}

} // namespace

const Checks& recommendations() {
    static const Checks all = find_recommendations();
    return all;
}

base::Refusals check_suspended(const base::Document& policy) {
    base::Refusals all;
    const auto& ids = base::array_at(policy, "SuspendedRules");
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::string_view id = ids[i].as_string();
        const bool known = std::ranges::any_of(recommendations(), [&](const Check& each) { return each.id == id; });
        if (!known)
            all.push_back({"UNKNOWN_RULE",
                           fmt::format("{} is no recommendation of readiness reports: requirements always hold. "
                                       "ListReadinessRules has those that can be suspended.",
                                       id),
                           fmt::format("Policy.SuspendedRules[{}]", i)});
    }
    return all;
}

Checks without_suspended(Checks checks, const base::Document& policy) {
    const auto suspended = suspended_by(policy);
    std::erase_if(
        checks, [&](const Check& check) { return check.level == Level::Recommended && suspended.contains(check.id); });
    return checks;
}

} // namespace domain::readiness
