#include "control/subscriber_notices.hpp"

#include "base/arn.hpp"
#include "store/market/agreements.hpp"
#include "store/market/events.hpp"

#include <fmt/format.h>

namespace control {

namespace json = boost::json;

void tell_subscribers(store::Transaction& tx, const store::ChangeSet& set, const domain::Product& product,
                      const Notice& notice, base::Instant now) {
    const std::string arn = base::marketplace_arn(set.account, domain::product_type, product.id);
    for (const domain::Agreement& agreement : store::list_active_agreements(tx, product.id)) {
        json::object detail{{"requestId", fmt::format("{}/{}{}", set.id, agreement.id, notice.about)},
                            {"catalog", "AWSMarketplace"},
                            {"product", json::object{{"id", product.id}, {"title", product.title}}},
                            {"agreement", json::object{{"id", agreement.id}}},
                            {"proposer", json::object{{"accountId", set.account}}}};
        for (const auto& member : notice.more)
            detail[member.key()] = member.value();
        store::append_event(
            tx, {"souk.marketplace", std::string(notice.detail_type), agreement.acceptor, {arn}, std::move(detail)},
            now);
    }
}

void tell_of_versions(store::Transaction& tx, const store::ChangeSet& set, const domain::Product& before,
                      const domain::Product& product, base::Instant now) {
    for (const domain::Version& version : product.versions) {
        const domain::Version* former = domain::find_version(before, version.id);
        const bool restricted = version.restricted && (!former || !former->restricted);
        if (former && !restricted) continue;
        tell_subscribers(tx, set, product,
                         {restricted ? "Product Version Restricted" : "Product Version Added",
                          "/" + version.id,
                          {{"version", json::object{{"id", version.id}, {"title", version.title}}}}},
                         now);
    }
}

} // namespace control
