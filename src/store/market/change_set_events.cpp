#include "store/market/change_set_events.hpp"

#include "base/arn.hpp"
#include "domain/offer/period.hpp"
#include "store/market/agreements.hpp"
#include "store/market/entities.hpp"
#include "store/market/events.hpp"
#include "store/market/prices.hpp"
#include "store/market/sellers.hpp"

#include <fmt/format.h>

namespace store {

namespace {

namespace json = boost::json;

constexpr std::string_view source = "aws.marketplacecatalog";

std::string_view detail_type(ChangeSetStatus status) {
    switch (status) {
    case ChangeSetStatus::Succeeded:
        return "Change Set Succeeded";
    case ChangeSetStatus::Cancelled:
        return "Change Set Cancelled";
    default:
        return "Change Set Failed";
    }
}

} // namespace

void append_change_set_event(Transaction& tx, const ChangeSet& set) {
    const base::Instant ended = set.ended.value_or(set.started);
    json::object detail{{"requestId", set.id},
                        {"Catalog", "AWSMarketplace"},
                        {"ChangeSetId", set.id},
                        {"ChangeSetName", set.name},
                        {"StartTime", base::render_iso(set.started)},
                        {"EndTime", base::render_iso(ended)}};
    if (set.failure_code) detail["FailureCode"] = *set.failure_code;
    append_event(tx,
                 {std::string(source),
                  std::string(detail_type(set.status)),
                  set.account,
                  {base::marketplace_arn(set.account, "ChangeSet", set.id)},
                  std::move(detail)},
                 ended);
}

void append_offer_event(Transaction& tx, const ChangeSet& set, const domain::Offer& offer, base::Instant now) {
    const auto product = find_entity(tx, offer.product_id);
    const json::object seller{{"accountId", set.account}, {"name", load_seller(tx, set.account).display_name}};
    const std::string arn = base::marketplace_arn(set.account, domain::offer_type, offer.id);
    json::object told{{"id", offer.id}, {"arn", arn}, {"name", offer.name}};
    if (offer.availability_end) told["expirationDate"] = *offer.availability_end;
    json::object detail{
        {"requestId", set.id + "/" + offer.id},
        {"catalog", "AWSMarketplace"},
        {"offer", std::move(told)},
        {"product", json::object{{"id", offer.product_id},
                                 {"arn", base::marketplace_arn(set.account, domain::product_type, offer.product_id)},
                                 {"title", product ? product->name : ""}}},
        {"manufacturer", seller},
        {"sellerOfRecord", seller},
        {"targetedBuyerAccountIds", json::array(offer.buyer_accounts.begin(), offer.buyer_accounts.end())}};
    append_event(tx, {std::string(source), "Offer Released", set.account, {arn}, detail}, now);
    // Whom a private offer is made to is told of it, and not who else is.
    for (const std::string& buyer : offer.buyer_accounts) {
        if (buyer == set.account) continue;
        detail["targetedBuyerAccountIds"] = json::array{buyer};
        append_event(tx, {std::string(source), "Offer Released", buyer, {arn}, detail}, now);
    }
}

void append_price_events(Transaction& tx, const ChangeSet& set, const domain::Offer& offer, base::Instant now) {
    const std::string arn = base::marketplace_arn(set.account, domain::offer_type, offer.id);
    const auto product = find_entity(tx, offer.product_id);
    for (const domain::Agreement& agreement : list_active_agreements(tx, offer.product_id)) {
        // A private offer pays the public one's rates for what it does not price itself.
        if (agreement.offer_id != offer.id && !domain::raises(list_price_changes(tx, agreement), now)) continue;
        json::object detail{
            {"requestId", fmt::format("{}/{}/{}", set.id, offer.id, agreement.id)},
            {"catalog", "AWSMarketplace"},
            {"offer", json::object{{"id", offer.id}, {"arn", arn}, {"name", offer.name}}},
            {"product", json::object{{"id", offer.product_id}, {"title", product ? product->name : ""}}},
            {"agreement", json::object{{"id", agreement.id}}},
            {"effectiveTime", base::render_iso(domain::notice_end(now))}};
        append_event(tx, {std::string(source), "Offer Price Increased", agreement.acceptor, {arn}, std::move(detail)},
                     now);
    }
}

} // namespace store
