// The handlers of the sts service, registered in register.cpp.
#pragma once

#include "api/sts.hpp"
#include "services/call.hpp"
#include "wire/codec.hpp"

namespace services {

api::sts::GetCallerIdentityResponse get_caller_identity(Call& call, const api::sts::GetCallerIdentityRequest& in);
api::sts::AssumeRoleResponse assume_role(Call& call, const api::sts::AssumeRoleRequest& in);
api::sts::GetSessionTokenResponse get_session_token(Call& call, const api::sts::GetSessionTokenRequest& in);

} // namespace services
