#include "control/catalog_unpublish.hpp"

#include "base/arn.hpp"
#include "domain/listing/processing.hpp"
#include "store/market/agreements.hpp"
#include "store/market/entities.hpp"
#include "store/market/events.hpp"
#include "store/market/unpublications.hpp"

namespace control {

namespace {

namespace json = boost::json;

json::object describe(store::Reader& reader, const std::string& product) {
    const auto entity = store::find_entity(reader, product);
    return {{"id", product}, {"title", entity ? entity->name : ""}};
}

void tell_subscribers(store::Transaction& tx, const store::ChangeSet& set, const domain::Product& product,
                      std::string_view detail_type, base::Instant now) {
    const std::string arn = base::marketplace_arn(set.account, domain::product_type, product.id);
    for (const domain::Agreement& agreement : store::list_active_agreements(tx, product.id)) {
        json::object detail{{"requestId", set.id + "/" + agreement.id},
                            {"catalog", "AWSMarketplace"},
                            {"product", describe(tx, product.id)},
                            {"agreement", json::object{{"id", agreement.id}}},
                            {"proposer", json::object{{"accountId", set.account}}}};
        if (product.visibility == domain::Visibility::Restricted)
            detail["supportEndTime"] = base::render_iso(now + domain::support_after_unpublication);
        if (product.replacement) detail["replacementProduct"] = describe(tx, *product.replacement);
        store::append_event(
            tx, {"souk.marketplace", std::string(detail_type), agreement.acceptor, {arn}, std::move(detail)}, now);
    }
}

} // namespace

void note_visibility(store::Transaction& tx, const store::ChangeSet& set, const domain::Product& product,
                     std::string_view before, base::Instant now) {
    const bool gone = product.visibility == domain::Visibility::Restricted;
    const bool was_gone = before == "Restricted";
    if (gone == was_gone) return;
    if (gone)
        store::note_unpublished(tx, product.id, set.id, product.replacement.value_or(""), now);
    else
        store::note_republished(tx, product.id, now);
    tell_subscribers(tx, set, product, gone ? "Product Unpublished" : "Product Republished", now);
}

} // namespace control
