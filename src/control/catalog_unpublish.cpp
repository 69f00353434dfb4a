#include "control/catalog_unpublish.hpp"

#include "control/subscriber_notices.hpp"
#include "domain/listing/processing.hpp"
#include "store/market/entities.hpp"
#include "store/market/unpublications.hpp"

namespace control {

namespace {

namespace json = boost::json;

json::object describe(store::Reader& reader, const std::string& product) {
    const auto entity = store::find_entity(reader, product);
    return {{"id", product}, {"title", entity ? entity->name : ""}};
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
    Notice notice{gone ? "Product Unpublished" : "Product Republished", ""};
    if (gone) notice.more["supportEndTime"] = base::render_iso(now + domain::support_after_unpublication);
    if (product.replacement) notice.more["replacementProduct"] = describe(tx, *product.replacement);
    tell_subscribers(tx, set, product, notice, now);
}

} // namespace control
