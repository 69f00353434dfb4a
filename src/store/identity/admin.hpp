// What the operator does to accounts from the command line: no AWS call, no permission asked; whoever may read the data
// directory may do it. Works beside a running server, which notices.
#pragma once

#include "base/ids.hpp"
#include "store/identity/access_keys.hpp"
#include "store/identity/accounts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace store {

// An access key as it is shown once.
struct IssuedKey {
    std::string account;
    std::string access_key;
    std::string secret;
};

// An access key (AKIA…) for the account's root (user_id "") or a user, saved. At most two each: throws Conflict.
IssuedKey issue_access_key(Transaction& tx, const Sealer& sealer, base::IdSource& ids, std::string_view account,
                           std::string_view user_id, base::Instant now);

struct NewAccount {
    std::string name;
    std::string email; // "" makes "<id>@localhost"
    bool operator_ = false;
};

// Throws Conflict if the e-mail address is taken.
IssuedKey create_account(Database& database, const Sealer& sealer, base::IdSource& ids, const NewAccount& wanted,
                         base::Instant now);
// Throws Conflict with a remedy for an unknown account, or where the root has two keys already.
IssuedKey create_root_key(Database& database, const Sealer& sealer, base::IdSource& ids, std::string_view account,
                          base::Instant now);
// Throws Conflict with a remedy where there is no such key.
void set_key_active(Database& database, std::string_view access_key, bool active);

} // namespace store
