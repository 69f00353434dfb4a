// IdentityCache: who an access key is, with its secret and parsed policies, from memory while nothing of any identity
// changed (Database::generation("identity")). Thread-safe. Unknown keys are not remembered: nobody can fill it.
#pragma once

#include "domain/access/policy.hpp"
#include "store/identity/sealer.hpp"
#include "store/identity/sessions.hpp"

#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace store {

struct Identity {
    std::string access_key;
    std::string secret;
    std::string account;
    std::string arn;
    std::string user_id;  // AIDA…, AROA…:session, or the account for root
    std::string name;     // of a user, "" otherwise
    std::string role_arn; // of an assumed role's session, "" otherwise
    bool root = false;
    bool operator_ = false; // of an operator's account
    std::string barred;     // why nobody of its account may do anything; "" where he may
    bool temporary = false;
    base::Instant expires; // of a temporary one
    std::string token;
    std::shared_ptr<const domain::PolicySet> policies; // null for root without session policies
};

class IdentityCache {
  public:
    IdentityCache(Database& database, const Sealer& sealer, std::size_t capacity = 16384);

    // Of a long-lived access key; null if it is unknown or inactive.
    std::shared_ptr<const Identity> find(std::string_view access_key);
    // Of a session; null if the token is not ours, not of this key, or its role or user is gone.
    std::shared_ptr<const Identity> find_session(std::string_view access_key, std::string_view token);
    // Of somebody who signed in with a password: an account's root (user_id "") or a user; null if it is gone.
    std::shared_ptr<const Identity> find_person(std::string_view account, std::string_view user_id);

  private:
    std::shared_ptr<const Identity> remembered(std::string_view access_key, std::uint64_t generation) const;
    void remember(std::shared_ptr<const Identity> identity, std::uint64_t generation);

    Database& database_;
    const Sealer& sealer_;
    std::size_t capacity_;
    mutable std::shared_mutex mutex_;
    std::uint64_t generation_ = 0;
    std::unordered_map<std::string, std::shared_ptr<const Identity>> known_;
};

// The managed policy's name of "arn:aws:iam::aws:policy/AmazonS3FullAccess"; "" otherwise.
std::string_view managed_policy_name(std::string_view arn);
std::string managed_policy_arn(std::string_view name);

} // namespace store
