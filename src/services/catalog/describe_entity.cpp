#include "services/catalog/catalog.hpp"
#include "services/catalog/operations.hpp"
#include "services/remembered.hpp"
#include "services/shelf.hpp"
#include "wire/codec.hpp"

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

// A rendered answer, and the entity that each caller's permission is asked for. Revisions are immutable, so an answer
// holds until something in the catalogue changes.
struct Answer {
    std::string type;
    std::string id;
    wire::HttpAnswer rendered;
};
using Answers = Remembered<Answer>;

} // namespace

wire::Reply answer_describe_entity(Call& call, wire::HttpRequest&& request) {
    using api::catalog::DescribeEntity;
    auto& answers = call.shelf.get<Answers>();
    const std::uint64_t stamp = call.database.generation("catalog");
    const std::string key = call.caller.account + " " + request.target;
    bool absent = false;
    auto known = answers.find(stamp, key, absent);
    if (known) {
        require_read(call, known->type, known->id);
    } else {
        DescribeEntity::Input in;
        wire::parse_input(DescribeEntity::operation, request, &in);
        const auto out = describe_entity(call, in);
        auto answer = std::make_shared<Answer>();
        answer->id = entity_id(in.EntityId);
        answer->type = type_of_id(answer->id);
        answer->rendered = wire::render_output(DescribeEntity::operation, &out, request, call.request_id);
        answers.keep(stamp, key, answer);
        known = std::move(answer);
    }
    wire::HttpAnswer reply = known->rendered;
    reply.headers.set("x-amzn-RequestId", call.request_id);
    return reply;
}

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
