// Temporary credentials. A session is no row: everything it needs stands sealed in its token, so it survives a restart,
// costs no write, and ends when its time is over or when the role or user that it speaks for is gone.
#pragma once

#include "store/identity/sealer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct Session {
    enum class Kind { Role, User, Root } kind = Kind::Role;
    std::string access_key; // ASIA…
    std::string secret;
    std::string account;
    std::string owner_id; // the role's or user's id; "" for root
    std::string name;     // of an assumed role's session
    base::Instant expires;
    std::vector<std::string> policies; // session policies: documents
    std::vector<std::string> policy_arns;
};

std::string render_token(const Sealer& sealer, const Session& session);
// Absent if this instance did not make the token, or not for that access key. Expiry is the caller's to check.
std::optional<Session> parse_token(const Sealer& sealer, std::string_view access_key, std::string_view token);

} // namespace store
