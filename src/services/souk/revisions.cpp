// Revisions of products and offers: visible to whom DescribeEntity shows the entity.
#include "services/catalog/catalog.hpp"
#include "services/souk/publishing.hpp"

#include <fmt/format.h>

namespace services {

namespace {

store::Entity load_readable(const Call& call, store::Reader& reader, const std::string& id) {
    const std::string_view type = id.starts_with("offer-") ? domain::offer_type : domain::product_type;
    call.require("aws-marketplace:DescribeEntity", base::marketplace_arn(call.caller.account, type, id));
    return load_own_entity(call, reader, id);
}

base::Document load_document(store::Reader& reader, const store::Entity& entity, std::int64_t number) {
    auto document = store::find_revision(reader, entity.id, number);
    if (!document)
        throw base::Fault("ResourceNotFoundException",
                          fmt::format("{} has no revision {}; the latest is {}.", entity.id, number, entity.revision));
    return std::move(*document);
}

api::souk::EntityRevision render_revision(const store::Entity& entity, const store::Revision& revision) {
    api::souk::EntityRevision rendered;
    rendered.Revision = static_cast<std::int32_t>(revision.number);
    rendered.Identifier = fmt::format("{}@{}", entity.id, revision.number);
    rendered.CreatedAt = revision.created;
    if (!revision.change_set.empty()) rendered.ChangeSetId = revision.change_set;
    return rendered;
}

} // namespace

api::souk::FieldChange souk::render_field_change(domain::FieldChange change) {
    api::souk::FieldChange rendered;
    rendered.Path = std::move(change.path);
    rendered.Before = std::move(change.before);
    rendered.After = std::move(change.after);
    return rendered;
}

api::souk::ListEntityRevisions::Output list_entity_revisions(Call& call,
                                                             const api::souk::ListEntityRevisions::Input& in) {
    api::souk::ListEntityRevisions::Output out;
    call.database.read([&](store::Reader& reader) {
        const store::Entity entity = load_readable(call, reader, in.EntityId);
        out.EntityId = entity.id;
        out.EntityType = versioned_type(entity.type);
        for (const store::Revision& revision : store::list_revisions(reader, entity.id))
            out.Revisions.push_back(render_revision(entity, revision));
    });
    return out;
}

api::souk::GetEntityRevision::Output get_entity_revision(Call& call, const api::souk::GetEntityRevision::Input& in) {
    api::souk::GetEntityRevision::Output out;
    call.database.read([&](store::Reader& reader) {
        const store::Entity entity = load_readable(call, reader, in.EntityId);
        out.EntityId = entity.id;
        out.EntityType = versioned_type(entity.type);
        out.DetailsDocument = load_document(reader, entity, in.Revision);
        for (const store::Revision& revision : store::list_revisions(reader, entity.id))
            if (revision.number == in.Revision) out.Revision = render_revision(entity, revision);
    });
    return out;
}

api::souk::DiffEntityRevisions::Output diff_entity_revisions(Call& call,
                                                             const api::souk::DiffEntityRevisions::Input& in) {
    api::souk::DiffEntityRevisions::Output out;
    call.database.read([&](store::Reader& reader) {
        const store::Entity entity = load_readable(call, reader, in.EntityId);
        out.EntityId = entity.id;
        out.From = in.From;
        out.To = in.To.value_or(static_cast<std::int32_t>(entity.revision));
        for (domain::FieldChange& change :
             domain::diff_documents(load_document(reader, entity, out.From), load_document(reader, entity, out.To)))
            out.Changes.push_back(souk::render_field_change(std::move(change)));
    });
    return out;
}

} // namespace services
