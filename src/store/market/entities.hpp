// Entities of the catalogue and their revisions. A save adds a revision; none is ever changed. Every save rings
// "catalog", so what is cached of the catalogue holds while database.generation("catalog") stays.
#pragma once

#include "domain/offer/offer.hpp"
#include "domain/product/product.hpp"
#include "store/database.hpp"

#include <functional>
#include <map>

namespace store {

struct Entity {
    std::string id;
    std::string type; // "MachineLearningProduct", "Offer"
    std::string owner;
    std::int64_t revision = 0;
    base::Instant created;
    base::Instant modified;
    std::string name;    // title or offer name
    std::string state;   // visibility, or Draft/Released
    std::string product; // an offer's product
    std::string code;    // a product's code
    std::optional<base::Instant> released;
    std::optional<base::Instant> price_increased; // of an offer: when a rate went up last
    std::optional<base::Instant> declared_private;
    base::Document document; // as DescribeEntity answers it

    std::string identifier() const; // "id@revision"
};

std::optional<Entity> find_entity(Reader& reader, std::string_view id);
std::optional<Entity> find_product_by_code(Reader& reader, std::string_view code);
// All offers of a product, oldest first.
std::vector<Entity> list_offers(Reader& reader, std::string_view product_id);
// The one public offer that is released; absent before.
std::optional<Entity> find_public_offer(Reader& reader, std::string_view product_id);
// Products in any of the states ("Limited", "Public", "Restricted"), whoever's, oldest first; one at a time, because
// all of a large market at once fill the memory.
void each_product(Reader& reader, const std::vector<std::string>& states,
                  const std::function<void(const Entity&)>& each);
// A past revision of an entity: what was accepted, or what a page showed then.
std::optional<base::Document> find_revision(Reader& reader, std::string_view id, std::int64_t revision);

struct Revision {
    std::int64_t number = 0;
    base::Instant created;
    std::string change_set; // "" where no change set made it
};
// Newest first.
std::vector<Revision> list_revisions(Reader& reader, std::string_view id);

// Adds the next revision (the first one creates the entity) from entity.document; sets entity.revision. Conflict if
// entity.revision is not the stored one.
void save_entity(Transaction& tx, Entity& entity, std::string_view change_set_id);
// The entity with all its revisions and tags, for good. Only for what nobody but its owner ever saw.
void delete_entity(Transaction& tx, const Entity& entity);
// For good; the instant of the first declaration stays.
base::Instant declare_private(Transaction& tx, std::string_view product_id, base::Instant now);

// What lists show and filter by, read off the value.
void describe(Entity& entity, const domain::Product& product);
void describe(Entity& entity, const domain::Offer& offer);

struct EntityQuery {
    std::string owner;
    std::string type;
    std::vector<std::string> ids;
    std::vector<std::string> names;
    std::string name_contains; // without case
    std::vector<std::string> states;
    std::vector<std::string> products;
    std::optional<base::Instant> modified_from, modified_to; // both inclusive
    std::optional<base::Instant> released_from, released_to;
    enum class Sort { Id, Modified, Name, State, Product, Released } sort = Sort::Modified;
    bool descending = true;
    std::int64_t offset = 0;
    std::int64_t limit = 20;
};
std::vector<Entity> list_entities(Reader& reader, const EntityQuery& query);

using CatalogTags = std::map<std::string, std::string>;
CatalogTags list_catalog_tags(Reader& reader, std::string_view arn);
void put_catalog_tags(Transaction& tx, std::string_view arn, const CatalogTags& tags);
void delete_catalog_tags(Transaction& tx, std::string_view arn, const std::vector<std::string>& keys);

} // namespace store
