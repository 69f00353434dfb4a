#include "services/access.hpp"
#include "services/catalog/catalog.hpp"
#include "services/catalog/operations.hpp"
#include "services/remembered.hpp"
#include "services/resource_policy.hpp"
#include "services/shelf.hpp"
#include "store/market/entity_policies.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>

namespace services {

namespace {

// An entity's policy as it was put, and how the entity is called in full.
struct Sharing {
    std::string owner;
    std::string arn;
    std::shared_ptr<const domain::Policy> policy; // null where there is none

    Guarded guarded() const { return {owner, arn, policy.get()}; }
};

constexpr std::string_view read_action = "aws-marketplace:DescribeEntity";

// What the caller may ask of an entity. His own account's need his permission; another's are as if they did not
// exist, unless their owner shares them.
void require_read(const Call& call, store::Reader& reader, const Sharing& sharing, std::string_view type,
                  std::string_view id) {
    if (sharing.owner == call.caller.account) {
        const auto tags = resource_tag_keys(call, reader, sharing.arn);
        if (may(call, sharing.guarded(), read_action, tags)) return;
        call.require(read_action, sharing.arn, tags);
        throw PermissionFault(
            base::Fault(
                "AccessDeniedException",
                fmt::format("User: {} is not authorized to perform: {} on resource: {} with an explicit deny in "
                            "the entity's resource policy",
                            call.caller.arn, read_action, sharing.arn)),
            read_action, sharing.arn);
    }
    if (sharing.policy && shares(call, sharing.guarded(), read_action))
        call.require(read_action, sharing.arn);
    else
        call.require(read_action, base::marketplace_arn(call.caller.account, type, id));
}

Sharing load_sharing(store::Reader& reader, const store::Entity& entity) {
    Sharing sharing{.owner = entity.owner, .arn = entity_arn(entity), .policy = nullptr};
    if (const auto text = store::find_entity_policy(reader, entity.id))
        if (const auto policy = domain::parse_policy(*text, domain::PolicyKind::Resource)) sharing.policy = *policy;
    return sharing;
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
    Sharing sharing;
    wire::HttpAnswer rendered;
};
using Answers = Remembered<Answer>;

wire::HttpAnswer answer_again(const Call& call, const Answer& known) {
    wire::HttpAnswer reply = known.rendered;
    reply.headers.set("x-amzn-RequestId", call.request_id);
    return reply;
}

struct Readable {
    store::Entity entity;
    Sharing sharing;
};

// The entity that the caller may read, by right or because it is shared with him.
Readable load_readable(const Call& call, store::Reader& reader, const std::string& id) {
    auto entity = store::find_entity(reader, id);
    Sharing sharing;
    if (entity) {
        sharing = load_sharing(reader, *entity);
    } else {
        sharing.owner = call.caller.account;
        sharing.arn = base::marketplace_arn(call.caller.account, type_of_id(id), id);
    }
    require_read(call, reader, sharing, type_of_id(id), id);
    const bool shared = sharing.policy && shares(call, sharing.guarded(), read_action);
    if (entity && shared) return {std::move(*entity), std::move(sharing)};
    return {load_own_entity(call, reader, id), std::move(sharing)};
}

api::catalog::DescribeEntity::Output answer_of(const store::Entity& entity) {
    api::catalog::DescribeEntity::Output out;
    out.EntityType = versioned_type(entity.type);
    out.EntityIdentifier = entity.identifier();
    out.EntityArn = entity_arn(entity);
    out.LastModifiedDate = base::render_iso(entity.modified);
    out.Details = base::render(entity.document);
    out.DetailsDocument = entity.document;
    return out;
}

Readable read_entity(const Call& call, const api::catalog::DescribeEntity::Input& in) {
    require_catalog(in.Catalog);
    const std::string id = entity_id(in.EntityId);
    return call.database.read([&](store::Reader& r) { return load_readable(call, r, id); });
}

} // namespace

wire::Reply answer_describe_entity(Call& call, wire::HttpRequest&& request) {
    using api::catalog::DescribeEntity;
    auto& answers = call.shelf.get<Answers>();
    const std::uint64_t stamp = call.database.generation("catalog");
    const std::string key = key_of(call, request);
    bool absent = false;
    auto known = answers.find(stamp, key, absent);
    if (known) {
        call.database.read([&](store::Reader& r) { require_read(call, r, known->sharing, known->type, known->id); });
        return answer_again(call, *known);
    }
    DescribeEntity::Input in;
    wire::parse_input(DescribeEntity::operation, request, &in);
    Readable found = read_entity(call, in);
    const auto out = answer_of(found.entity);
    auto answer = std::make_shared<Answer>();
    answer->id = found.entity.id;
    answer->type = found.entity.type;
    answer->rendered = wire::render_output(DescribeEntity::operation, &out, request, call.request_id);
    // What is shared may be shared with one user of an account only.
    const bool own = found.sharing.owner == call.caller.account;
    answer->sharing = std::move(found.sharing);
    if (own) answers.keep(stamp, key, answer);
    return answer_again(call, *answer);
}

api::catalog::DescribeEntity::Output describe_entity(Call& call, const api::catalog::DescribeEntity::Input& in) {
    return answer_of(read_entity(call, in).entity);
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
                store::Entity entity = load_readable(call, reader, id).entity;
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
