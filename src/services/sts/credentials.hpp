// Temporary credentials, made: a fresh key whose token holds all that the session is.
#pragma once

#include "api/sts.hpp"
#include "services/call.hpp"
#include "store/identity/sessions.hpp"

namespace services {

// Fills the session's key and secret.
api::sts::Credentials issue_credentials(Call& call, store::Session session);

} // namespace services
