// What the catalogue's operations share: names of things on the wire, permission on them, and faults that tell all
// violations at once.
#pragma once

#include "api/catalog.hpp"
#include "base/result.hpp"
#include "services/call.hpp"
#include "store/market/change_sets.hpp"
#include "store/market/entities.hpp"

namespace services {

// There is one catalogue; anything else is a ValidationException.
void require_catalog(std::string_view name);

// "MachineLearningProduct@1.0"
std::string versioned_type(std::string_view entity_type);
std::string entity_arn(const store::Entity& entity);
std::string change_set_arn(const store::ChangeSet& set);

// A ValidationException with every refusal, in its text and field by field.
base::Fault validation_fault(const base::Refusals& refusals);
base::Fault entity_not_found(std::string_view id);

// The entity, if it is the caller's own. Those that he may see as a buyer are refused as not his; all others do not
// exist for him.
store::Entity load_own_entity(const Call& call, store::Reader& reader, std::string_view id);
// The change set, if it is the caller's own; else it does not exist.
store::ChangeSet load_own_change_set(const Call& call, store::Reader& reader, std::string_view id);

// Condition keys of an action on a change set: one value for every change type in it.
domain::ConditionKeys change_type_keys(const store::ChangeSet& set);

// Condition keys of the tags that an entity or a change set carries, "aws:ResourceTag/team" → "red"; none are read for
// a caller whose policies have no conditions.
domain::ConditionKeys resource_tag_keys(const Call& call, store::Reader& reader, std::string_view arn);

// Ends the request where an open change set holds the entity.
void require_free(store::Reader& reader, std::string_view entity);
// The caller's own product; offers are not.
store::Entity load_own_product(const Call& call, store::Reader& reader, std::string_view id);

// The id of "id@revision".
std::string entity_id(std::string_view identifier);

} // namespace services
