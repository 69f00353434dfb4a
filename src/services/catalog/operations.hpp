// The catalogue's operations, one file each; registered in register.cpp.
#pragma once

#include "api/catalog.hpp"
#include "services/call.hpp"
#include "wire/http.hpp"

namespace services {

api::catalog::StartChangeSet::Output start_change_set(Call&, const api::catalog::StartChangeSet::Input&);
api::catalog::DescribeChangeSet::Output describe_change_set(Call&, const api::catalog::DescribeChangeSet::Input&);
api::catalog::ListChangeSets::Output list_change_sets(Call&, const api::catalog::ListChangeSets::Input&);
api::catalog::CancelChangeSet::Output cancel_change_set(Call&, const api::catalog::CancelChangeSet::Input&);
api::catalog::DescribeEntity::Output describe_entity(Call&, const api::catalog::DescribeEntity::Input&);
// The same on the wire, remembered while the catalogue stays as it is: the hot path.
wire::Reply answer_describe_entity(Call&, wire::HttpRequest&&);
api::catalog::BatchDescribeEntities::Output batch_describe_entities(Call&,
                                                                    const api::catalog::BatchDescribeEntities::Input&);
api::catalog::ListEntities::Output list_entities(Call&, const api::catalog::ListEntities::Input&);
api::catalog::TagResource::Output tag_catalog_resource(Call&, const api::catalog::TagResource::Input&);
api::catalog::UntagResource::Output untag_catalog_resource(Call&, const api::catalog::UntagResource::Input&);
api::catalog::ListTagsForResource::Output list_catalog_resource_tags(Call&,
                                                                     const api::catalog::ListTagsForResource::Input&);
api::catalog::PutResourcePolicy::Output put_resource_policy(Call&, const api::catalog::PutResourcePolicy::Input&);
api::catalog::GetResourcePolicy::Output get_resource_policy(Call&, const api::catalog::GetResourcePolicy::Input&);
api::catalog::DeleteResourcePolicy::Output delete_resource_policy(Call&,
                                                                  const api::catalog::DeleteResourcePolicy::Input&);

} // namespace services
