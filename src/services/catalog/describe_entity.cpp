#include "services/catalog/catalog.hpp"
#include "services/catalog/operations.hpp"

#include <fmt/format.h>

namespace services {

namespace {

void require_read(const Call& call, std::string_view type, std::string_view id) {
    call.require("aws-marketplace:DescribeEntity", base::marketplace_arn(call.caller.account, type, id));
}

// Told apart by its prefix, so that permission is asked with the right ARN even where nothing is found.
std::string_view type_of_id(std::string_view id) {
    return id.starts_with("offer-") ? domain::offer_type : domain::product_type;
}

} // namespace

api::catalog::DescribeEntity::Output describe_entity(Call& call, const api::catalog::DescribeEntity::Input& in) {
    require_catalog(in.Catalog);
    const std::string id = entity_id(in.EntityId);
    require_read(call, type_of_id(id), id);
    const store::Entity entity = call.database.read([&](store::Reader& r) { return load_own_entity(call, r, id); });
    api::catalog::DescribeEntity::Output out;
    out.EntityType = versioned_type(entity.type);
    out.EntityIdentifier = entity.identifier();
    out.EntityArn = entity_arn(entity);
    out.LastModifiedDate = base::render_iso(entity.modified);
    out.Details = base::render(entity.document);
    out.DetailsDocument = entity.document;
    return out;
}

api::catalog::BatchDescribeEntities::Output
batch_describe_entities(Call& call, const api::catalog::BatchDescribeEntities::Input& in) {
    std::map<std::string, api::catalog::EntityDetail> found;
    std::map<std::string, api::catalog::BatchDescribeErrorDetail> errors;
    call.database.read([&](store::Reader& reader) {
        for (const api::catalog::EntityRequest& request : in.EntityRequestList) {
            try {
                require_catalog(request.Catalog);
                const std::string id = entity_id(request.EntityId);
                require_read(call, type_of_id(id), id);
                store::Entity entity = load_own_entity(call, reader, id);
                api::catalog::EntityDetail& detail = found[request.EntityId];
                detail.EntityType = versioned_type(entity.type);
                detail.EntityArn = entity_arn(entity);
                detail.EntityIdentifier = entity.identifier();
                detail.LastModifiedDate = base::render_iso(entity.modified);
                detail.DetailsDocument = std::move(entity.document);
            } catch (const base::Fault& fault) {
                api::catalog::BatchDescribeErrorDetail& error = errors[request.EntityId];
                error.ErrorCode = fault.code();
                error.ErrorMessage = fault.message();
            }
        }
    });
    api::catalog::BatchDescribeEntities::Output out;
    out.EntityDetails = std::move(found);
    out.Errors = std::move(errors);
    return out;
}

} // namespace services
