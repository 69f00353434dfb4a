#include "services/catalog/catalog.hpp"
#include "services/catalog/entity_filters.hpp"
#include "services/catalog/operations.hpp"
#include "services/page.hpp"
#include "wire/codec.hpp"

namespace services {

namespace {

using api::catalog::ListEntities;

constexpr std::int64_t usual_page = 20;

std::vector<std::string> targeting_of(const domain::Offer& offer) {
    std::vector<std::string> by;
    if (offer.is_private()) by.emplace_back("BuyerAccounts");
    if (!offer.countries.empty() || !offer.excluded_countries.empty()) by.emplace_back("CountryCodes");
    if (by.empty()) by.emplace_back("None");
    return by;
}

api::catalog::EntitySummary summarise(const store::Entity& entity) {
    api::catalog::EntitySummary summary;
    if (!entity.name.empty()) summary.Name = entity.name;
    summary.EntityType = entity.type;
    summary.EntityId = entity.id;
    summary.EntityArn = entity_arn(entity);
    summary.LastModifiedDate = base::render_iso(entity.modified);
    if (entity.type == domain::product_type) {
        summary.Visibility = entity.state;
        api::catalog::MachineLearningProductSummary product;
        if (!entity.name.empty()) product.ProductTitle = entity.name;
        product.Visibility = entity.state;
        summary.MachineLearningProductSummary = std::move(product);
        return summary;
    }
    api::catalog::OfferSummary offer;
    if (!entity.name.empty()) offer.Name = entity.name;
    offer.ProductId = entity.product;
    if (entity.released) offer.ReleaseDate = base::render_iso(*entity.released);
    offer.State = entity.state;
    const domain::Offer whole = domain::parse_offer(entity.id, entity.document);
    offer.Targeting = targeting_of(whole);
    offer.BuyerAccounts = whole.buyer_accounts;
    if (whole.availability_end) offer.AvailabilityEndDate = *whole.availability_end;
    summary.OfferSummary = std::move(offer);
    return summary;
}

} // namespace

ListEntities::Output list_entities(Call& call, const ListEntities::Input& in) {
    require_catalog(in.Catalog);
    call.require("aws-marketplace:ListEntities", "*");
    call.require("aws-marketplace:DescribeEntity", base::marketplace_arn(call.caller.account, in.EntityType, "*"));
    store::EntityQuery query = read_entity_query(call, in);
    auto question = in;
    question.NextToken.reset();
    question.MaxResults.reset();
    const std::string asked = call.caller.account + base::render(wire::to_document(question));
    const auto begin = parse_page(in.NextToken, asked);
    if (!begin) throw base::Fault("ValidationException", "The NextToken is not one of this list.");
    ListEntities::Output out;
    out.EntitySummaryList = std::vector<api::catalog::EntitySummary>{};
    // Entities are shared with nobody here: the list of shared ones is empty.
    if (in.OwnershipType.value_or("SELF") == "SHARED") return out;
    const std::int64_t size = in.MaxResults.value_or(usual_page);
    query.offset = static_cast<std::int64_t>(*begin);
    query.limit = size + 1;
    auto entities = call.database.read([&](store::Reader& r) { return store::list_entities(r, query); });
    if (static_cast<std::int64_t>(entities.size()) > size) {
        entities.pop_back();
        out.NextToken = render_page(*begin + entities.size(), asked);
    }
    for (const store::Entity& entity : entities)
        out.EntitySummaryList->push_back(summarise(entity));
    return out;
}

} // namespace services
