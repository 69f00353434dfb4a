#include "store/market/entities.hpp"

#include "base/arn.hpp"
#include "store/audit/scope.hpp"
#include "store/market/conditions.hpp"
#include "store/market/listing_changes.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace store {

namespace {

constexpr std::string_view columns =
    "id, type, owner, revision, created, modified, name, state, product, code, released, price_increased, private, "
    "document";

Entity read_entity(const Row& row) {
    return {row.text(0),           row.text(1),           row.text(2),           row.integer(3),  row.instant(4),
            row.instant(5),        row.text(6),           row.text(7),           row.text(8),     row.text(9),
            row.maybe_instant(10), row.maybe_instant(11), row.maybe_instant(12), row.document(13)};
}

std::string select(std::string_view rest) {
    return fmt::format("SELECT {} FROM entity WHERE {}", columns, rest);
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::string_view column_of(EntityQuery::Sort sort) {
    switch (sort) {
    case EntityQuery::Sort::Id:
        return "id";
    case EntityQuery::Sort::Name:
        return "key";
    case EntityQuery::Sort::State:
        return "state";
    case EntityQuery::Sort::Product:
        return "product";
    case EntityQuery::Sort::Released:
        return "released";
    case EntityQuery::Sort::Modified:
        break;
    }
    return "modified";
}

} // namespace

std::string Entity::identifier() const {
    return fmt::format("{}@{}", id, revision);
}

std::optional<Entity> find_entity(Reader& reader, std::string_view id) {
    static const std::string sql = select("id = $1");
    return reader.one(sql, {id}, read_entity);
}

std::optional<Entity> find_product_by_code(Reader& reader, std::string_view code) {
    return reader.one(select("code = $1 AND code <> ''"), {code}, read_entity);
}

std::vector<Entity> list_offers(Reader& reader, std::string_view product_id) {
    return reader.all(select("product = $1 AND type = 'Offer' ORDER BY created, id"), {product_id}, read_entity);
}

std::optional<Entity> find_public_offer(Reader& reader, std::string_view product_id) {
    for (Entity& offer : list_offers(reader, product_id))
        if (offer.state == "Released" && !domain::parse_offer(offer.id, offer.document).is_private()) return offer;
    return std::nullopt;
}

void each_product(Reader& reader, const std::vector<std::string>& states,
                  const std::function<void(const Entity&)>& each) {
    Conditions conditions;
    conditions.add("type = {}", domain::product_type);
    conditions.add_any("state IN {}", states);
    reader.each(select(conditions.text() + " ORDER BY created, id"), conditions.values(),
                [&](const Row& row) { each(read_entity(row)); });
}

std::optional<base::Document> find_revision(Reader& reader, std::string_view id, std::int64_t revision) {
    return reader.one("SELECT document FROM entity_revision WHERE entity = $1 AND revision = $2", {id, revision},
                      [](const Row& row) { return row.document(0); });
}

std::vector<Revision> list_revisions(Reader& reader, std::string_view id) {
    return reader.all(
        "SELECT revision, created, change_set FROM entity_revision WHERE entity = $1 ORDER BY revision DESC", {id},
        [](const Row& row) {
            return Revision{row.integer(0), row.instant(1), row.text(2)};
        });
}

void save_entity(Transaction& tx, Entity& entity, std::string_view change_set_id) {
    const std::int64_t next = entity.revision + 1;
    if (entity.revision == 0) {
        tx.exec("INSERT INTO entity (id, type, owner, revision, created, modified, name, key, state, product, code, "
                "released, price_increased, document) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, "
                "$14)",
                {entity.id, entity.type, entity.owner, next, entity.created, entity.modified, entity.name,
                 lower(entity.name), entity.state, entity.product, entity.code, entity.released, entity.price_increased,
                 entity.document});
    } else {
        const auto changed =
            tx.exec("UPDATE entity SET revision = $3, modified = $4, name = $5, key = $6, state = $7, released = $8, "
                    "price_increased = $9, document = $10 WHERE id = $1 AND revision = $2",
                    {entity.id, entity.revision, next, entity.modified, entity.name, lower(entity.name), entity.state,
                     entity.released, entity.price_increased, entity.document});
        if (changed != 1) throw Conflict(fmt::format("{} was changed meanwhile", entity.identifier()));
    }
    tx.exec("INSERT INTO entity_revision (entity, revision, created, change_set, document) VALUES ($1, $2, $3, $4, $5)",
            {entity.id, next, entity.modified, change_set_id, entity.document});
    entity.revision = next;
    note_changed(entity.identifier());
    note_listing(tx, entity.product.empty() ? entity.id : entity.product);
}

void delete_entity(Transaction& tx, const Entity& entity) {
    tx.exec("DELETE FROM catalog_tag WHERE arn = $1", {base::marketplace_arn(entity.owner, entity.type, entity.id)});
    tx.exec("DELETE FROM entity_revision WHERE entity = $1", {entity.id});
    tx.exec("DELETE FROM entity WHERE id = $1", {entity.id});
    tx.ring("catalog");
}

base::Instant declare_private(Transaction& tx, std::string_view product_id, base::Instant now) {
    tx.exec("UPDATE entity SET private = $2 WHERE id = $1 AND private IS NULL", {product_id, now});
    tx.ring("catalog");
    auto since =
        tx.one("SELECT private FROM entity WHERE id = $1", {product_id}, [](const Row& row) { return row.instant(0); });
    return since.value_or(now);
}

void describe(Entity& entity, const domain::Product& product) {
    entity.type = domain::product_type;
    entity.name = product.title;
    entity.state = domain::render(product.visibility);
    entity.code = product.code;
    entity.document = domain::render(product);
}

void describe(Entity& entity, const domain::Offer& offer) {
    entity.type = domain::offer_type;
    entity.name = offer.name;
    entity.state = offer.released ? "Released" : "Draft";
    entity.product = offer.product_id;
    entity.document = domain::render(offer);
}

std::vector<Entity> list_entities(Reader& reader, const EntityQuery& query) {
    Conditions conditions;
    conditions.add("owner = {}", query.owner);
    conditions.add("type = {}", query.type);
    conditions.add_any("id IN {}", query.ids);
    conditions.add_any("name IN {}", query.names);
    conditions.add_any("state IN {}", query.states);
    conditions.add_any("product IN {}", query.products);
    if (!query.name_contains.empty()) conditions.add("instr(key, {}) > 0", lower(query.name_contains));
    if (query.modified_from) conditions.add("modified >= {}", *query.modified_from);
    if (query.modified_to) conditions.add("modified <= {}", *query.modified_to);
    if (query.released_from) conditions.add("released >= {}", *query.released_from);
    if (query.released_to) conditions.add("released <= {}", *query.released_to);
    const std::string order = fmt::format(" ORDER BY {0} {1}, id {1} LIMIT {2} OFFSET {3}", column_of(query.sort),
                                          query.descending ? "DESC" : "ASC", query.limit, query.offset);
    return reader.all(select(conditions.text() + order), conditions.values(), read_entity);
}

CatalogTags list_catalog_tags(Reader& reader, std::string_view arn) {
    CatalogTags tags;
    reader.each("SELECT key, value FROM catalog_tag WHERE arn = $1", {arn},
                [&](const Row& row) { tags[row.text(0)] = row.text(1); });
    return tags;
}

void put_catalog_tags(Transaction& tx, std::string_view arn, const CatalogTags& tags) {
    for (const auto& [key, value] : tags)
        tx.exec("INSERT INTO catalog_tag (arn, key, value) VALUES ($1, $2, $3) "
                "ON CONFLICT (arn, key) DO UPDATE SET value = excluded.value",
                {arn, key, value});
}

void delete_catalog_tags(Transaction& tx, std::string_view arn, const std::vector<std::string>& keys) {
    for (const std::string& key : keys)
        tx.exec("DELETE FROM catalog_tag WHERE arn = $1 AND key = $2", {arn, key});
}

} // namespace store
