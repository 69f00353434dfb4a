// Passwords of accounts' roots (user_id "") and users, for signing in in a browser. Kept as argon2id hashes; a token
// that resets one is kept as its digest and works once. Never: a password in clear, in a row or a log.
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace store {

struct Password {
    std::string account;
    std::string user_id;
    std::string hash;
    bool must_change = false; // at the next sign-in
    base::Instant changed;
};

// Takes some 64 MiB and tens of milliseconds, on purpose. Runs outside of any transaction.
std::string hash_password(std::string_view password);
// With an empty hash it takes as long and says no: nobody learns by the time which users exist.
bool verify_password(std::string_view hash, std::string_view password);

std::optional<Password> find_password(Reader& reader, std::string_view account, std::string_view user_id);
void save_password(Transaction& tx, const Password& password);
// False where there was none.
bool delete_password(Transaction& tx, std::string_view account, std::string_view user_id);

struct PasswordReset {
    std::string account;
    std::string user_id;
    base::Instant expires;
};

// One a person: a new one takes the older's place.
void save_password_reset(Transaction& tx, std::string_view token, const PasswordReset& reset);
// Absent where the token is unknown or its time is over; it is gone afterwards.
std::optional<PasswordReset> take_password_reset(Transaction& tx, std::string_view token, base::Instant now);

} // namespace store
