#include "services/iam/operations.hpp"
#include "services/registry.hpp"

namespace services {

void register_iam(Registry& registry) {
    using namespace api::iam;
    registry.add<AttachRolePolicy>(attach_role_policy);
    registry.add<AttachUserPolicy>(attach_user_policy);
    registry.add<CreateAccessKey>(create_access_key);
    registry.add<CreateLoginProfile>(create_login_profile);
    registry.add<CreateRole>(create_role);
    registry.add<CreateUser>(create_user);
    registry.add<DeleteAccessKey>(delete_access_key);
    registry.add<DeleteLoginProfile>(delete_login_profile);
    registry.add<DeleteRole>(delete_role);
    registry.add<DeleteRolePolicy>(delete_role_policy);
    registry.add<DeleteUser>(delete_user);
    registry.add<DeleteUserPolicy>(delete_user_policy);
    registry.add<DetachRolePolicy>(detach_role_policy);
    registry.add<DetachUserPolicy>(detach_user_policy);
    registry.add<GetLoginProfile>(get_login_profile);
    registry.add<GetPolicy>(get_policy);
    registry.add<GetPolicyVersion>(get_policy_version);
    registry.add<GetRole>(get_role);
    registry.add<GetRolePolicy>(get_role_policy);
    registry.add<GetUser>(get_user);
    registry.add<GetUserPolicy>(get_user_policy);
    registry.add<ListAccessKeys>(list_access_keys);
    registry.add<ListAttachedRolePolicies>(list_attached_role_policies);
    registry.add<ListAttachedUserPolicies>(list_attached_user_policies);
    registry.add<ListPolicies>(list_policies);
    registry.add<ListRolePolicies>(list_role_policies);
    registry.add<ListRoles>(list_roles);
    registry.add<ListUserPolicies>(list_user_policies);
    registry.add<ListUsers>(list_users);
    registry.add<PutRolePolicy>(put_role_policy);
    registry.add<PutUserPolicy>(put_user_policy);
    registry.add<UpdateAccessKey>(update_access_key);
    registry.add<UpdateLoginProfile>(update_login_profile);
}

} // namespace services
