#include "services/catalog/operations.hpp"
#include "services/registry.hpp"

namespace services {

void register_catalog(Registry& registry) {
    registry.add<api::catalog::StartChangeSet>(start_change_set);
    registry.add<api::catalog::DescribeChangeSet>(describe_change_set);
    registry.add<api::catalog::ListChangeSets>(list_change_sets);
    registry.add<api::catalog::CancelChangeSet>(cancel_change_set);
    registry.add_raw(api::catalog::DescribeEntity::operation, answer_describe_entity);
    registry.add<api::catalog::BatchDescribeEntities>(batch_describe_entities);
    registry.add<api::catalog::ListEntities>(list_entities);
    registry.add<api::catalog::TagResource>(tag_catalog_resource);
    registry.add<api::catalog::UntagResource>(untag_catalog_resource);
    registry.add<api::catalog::ListTagsForResource>(list_catalog_resource_tags);
    registry.add<api::catalog::PutResourcePolicy>(put_resource_policy);
    registry.add<api::catalog::GetResourcePolicy>(get_resource_policy);
    registry.add<api::catalog::DeleteResourcePolicy>(delete_resource_policy);
}

} // namespace services
