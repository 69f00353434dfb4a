#include "services/sts/credentials.hpp"
#include "services/sts/operations.hpp"

#include <algorithm>

namespace services {

// Needs no permission: the session may do what the caller may.
api::sts::GetSessionTokenResponse get_session_token(Call& call, const api::sts::GetSessionTokenRequest& in) {
    if (call.caller.temporary)
        throw base::Fault("AccessDenied", "Cannot call GetSessionToken with session credentials").status(403);
    if (in.SerialNumber || in.TokenCode)
        throw base::Fault("AccessDenied", "MultiFactorAuthentication failed: no MFA device is known for this user.")
            .status(403);
    constexpr std::int64_t half_a_day = 43200, an_hour = 3600;
    std::int64_t duration = in.DurationSeconds.value_or(half_a_day);
    if (call.caller.root) duration = std::min(duration, an_hour); // as AWS does for account owners
    store::Session session;
    session.kind = call.caller.root ? store::Session::Kind::Root : store::Session::Kind::User;
    session.account = call.caller.account;
    if (!call.caller.root) session.owner_id = call.caller.user_id;
    session.expires = call.real_now + base::seconds(duration);
    return {issue_credentials(call, std::move(session)), {}, {}};
}

} // namespace services
