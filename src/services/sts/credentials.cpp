#include "services/sts/credentials.hpp"

#include "store/identity/access_keys.hpp"

#include <stdexcept>

namespace services {

api::sts::Credentials issue_credentials(Call& call, store::Session session) {
    if (!call.sealer) throw std::logic_error("no sealer was given to the call");
    session.access_key = "ASIA" + call.ids.base32(16);
    session.secret = store::make_secret();
    return {session.access_key, session.secret, store::render_token(*call.sealer, session), session.expires};
}

} // namespace services
