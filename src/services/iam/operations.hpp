// The handlers of the iam service: one function per operation, registered in register.cpp. IAM is global: a resource's
// ARN names no region. Without a UserName, operations on access keys and GetUser mean the caller himself.
#pragma once

#include "api/iam.hpp"
#include "services/call.hpp"
#include "wire/codec.hpp"

namespace services {

wire::Empty attach_role_policy(Call& call, const api::iam::AttachRolePolicyRequest& in);
wire::Empty attach_user_policy(Call& call, const api::iam::AttachUserPolicyRequest& in);
api::iam::CreateAccessKeyResponse create_access_key(Call& call, const api::iam::CreateAccessKeyRequest& in);
api::iam::CreateRoleResponse create_role(Call& call, const api::iam::CreateRoleRequest& in);
api::iam::CreateUserResponse create_user(Call& call, const api::iam::CreateUserRequest& in);
api::iam::CreateLoginProfileResponse create_login_profile(Call& call, const api::iam::CreateLoginProfileRequest& in);
api::iam::GetLoginProfileResponse get_login_profile(Call& call, const api::iam::GetLoginProfileRequest& in);
wire::Empty update_login_profile(Call& call, const api::iam::UpdateLoginProfileRequest& in);
wire::Empty delete_login_profile(Call& call, const api::iam::DeleteLoginProfileRequest& in);
wire::Empty delete_access_key(Call& call, const api::iam::DeleteAccessKeyRequest& in);
wire::Empty delete_role(Call& call, const api::iam::DeleteRoleRequest& in);
wire::Empty delete_role_policy(Call& call, const api::iam::DeleteRolePolicyRequest& in);
wire::Empty delete_user(Call& call, const api::iam::DeleteUserRequest& in);
wire::Empty delete_user_policy(Call& call, const api::iam::DeleteUserPolicyRequest& in);
wire::Empty detach_role_policy(Call& call, const api::iam::DetachRolePolicyRequest& in);
wire::Empty detach_user_policy(Call& call, const api::iam::DetachUserPolicyRequest& in);
api::iam::GetPolicyResponse get_policy(Call& call, const api::iam::GetPolicyRequest& in);
api::iam::GetPolicyVersionResponse get_policy_version(Call& call, const api::iam::GetPolicyVersionRequest& in);
api::iam::GetRoleResponse get_role(Call& call, const api::iam::GetRoleRequest& in);
api::iam::GetRolePolicyResponse get_role_policy(Call& call, const api::iam::GetRolePolicyRequest& in);
api::iam::GetUserResponse get_user(Call& call, const api::iam::GetUserRequest& in);
api::iam::GetUserPolicyResponse get_user_policy(Call& call, const api::iam::GetUserPolicyRequest& in);
api::iam::ListAccessKeysResponse list_access_keys(Call& call, const api::iam::ListAccessKeysRequest& in);
api::iam::ListAttachedRolePoliciesResponse
list_attached_role_policies(Call& call, const api::iam::ListAttachedRolePoliciesRequest& in);
api::iam::ListAttachedUserPoliciesResponse
list_attached_user_policies(Call& call, const api::iam::ListAttachedUserPoliciesRequest& in);
api::iam::ListPoliciesResponse list_policies(Call& call, const api::iam::ListPoliciesRequest& in);
api::iam::ListRolePoliciesResponse list_role_policies(Call& call, const api::iam::ListRolePoliciesRequest& in);
api::iam::ListRolesResponse list_roles(Call& call, const api::iam::ListRolesRequest& in);
api::iam::ListUserPoliciesResponse list_user_policies(Call& call, const api::iam::ListUserPoliciesRequest& in);
api::iam::ListUsersResponse list_users(Call& call, const api::iam::ListUsersRequest& in);
wire::Empty put_role_policy(Call& call, const api::iam::PutRolePolicyRequest& in);
wire::Empty put_user_policy(Call& call, const api::iam::PutUserPolicyRequest& in);
wire::Empty update_access_key(Call& call, const api::iam::UpdateAccessKeyRequest& in);

} // namespace services
