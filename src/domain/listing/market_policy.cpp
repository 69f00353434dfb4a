#include "domain/listing/market_policy.hpp"

namespace domain {

namespace {

Processing parse_processing(std::string_view mode) {
    if (mode == "DELAY") return Processing::Delay;
    return mode == "REVIEW" ? Processing::Review : Processing::Immediate;
}

LinkedFiles parse_linked_files(std::string_view mode) {
    if (mode == "FETCH") return LinkedFiles::Fetch;
    return mode == "REFUSE" ? LinkedFiles::Refuse : LinkedFiles::KeepAddress;
}

Grant parse_grant(const base::Document& document, std::string_view path, Grant otherwise) {
    const std::string mode = base::text_at(document, path);
    if (mode.empty()) return otherwise;
    return mode == "OPERATOR" ? Grant::Operator : Grant::Automatic;
}

} // namespace

MarketPolicy parse_market_policy(const base::Document& document) {
    MarketPolicy policy;
    policy.seller_verification = parse_grant(document, "SellerVerification", policy.seller_verification);
    policy.allow_list_requests = parse_grant(document, "AllowListRequests", policy.allow_list_requests);
    policy.registration = parse_grant(document, "Registration", policy.registration);
    policy.review_moderation = parse_grant(document, "ReviewModeration", policy.review_moderation);
    if (base::text_at(document, "Storefront") == "SIGNED_IN") policy.storefront = Storefront::SignedIn;
    policy.linked_files = parse_linked_files(base::text_at(document, "LinkedFiles"));
    policy.processing = parse_processing(base::text_at(document, "Processing.Mode"));
    if (const auto minutes = base::find_int(document, "Processing.DelayMinutes"))
        policy.processing_delay = std::chrono::minutes(*minutes);
    if (const auto days = base::find_int(document, "Processing.ReviewDays"))
        policy.review_deadline = std::chrono::days(*days);
    if (const auto hours = base::find_int(document, "Processing.RestrictionHours"))
        policy.restriction_window = std::chrono::hours(*hours);
    if (const auto days = base::find_int(document, "FreeTrial.ShortestDays"))
        policy.shortest_trial_days = static_cast<int>(*days);
    if (const auto days = base::find_int(document, "FreeTrial.LongestDays"))
        policy.longest_trial_days = static_cast<int>(*days);
    for (const auto& region : base::array_at(document, "Regions"))
        policy.regions.emplace_back(region.as_string());
    for (const auto& priced : base::array_at(document, "InfrastructurePrices"))
        if (const auto amount = base::parse_decimal(base::text_at(priced, "PricePerHour")))
            policy.infrastructure_prices[base::text_at(priced, "InstanceType")] = {*amount};
    policy.document = document;
    return policy;
}

} // namespace domain
