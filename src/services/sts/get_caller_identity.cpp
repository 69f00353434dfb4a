#include "services/sts/operations.hpp"

namespace services {

// Needs no permission: who signs may know who he is.
api::sts::GetCallerIdentityResponse get_caller_identity(Call& call, const api::sts::GetCallerIdentityRequest&) {
    return {call.caller.user_id, call.caller.account, call.caller.arn};
}

} // namespace services
