// Sign-ins: who is signed in, in which browser. The browser holds a random token, the row its digest. A sign-in ends
// when it was not used for a while, at a fixed age, or when somebody ends it.
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct SignIn {
    static constexpr base::microseconds idle_limit = std::chrono::hours(12);
    static constexpr base::microseconds age_limit = std::chrono::hours(24 * 7);

    std::string id;
    std::string account;
    std::string user_id; // "" for root
    base::Instant created;
    base::Instant last_used;
    std::string address;
    std::string agent;   // what the browser calls itself
    std::string viewing; // the account that an operator looks at; "" for his own

    base::Instant expires() const;
};

// Absent where the token is unknown or the sign-in is over.
std::optional<SignIn> find_sign_in(Reader& reader, std::string_view token, base::Instant now);
// The newest first.
std::vector<SignIn> list_sign_ins(Reader& reader, std::string_view account, std::string_view user_id,
                                  base::Instant now);
// Removes what is over of the same person, too.
void save_sign_in(Transaction& tx, std::string_view token, const SignIn& sign_in);
void touch_sign_in(Transaction& tx, std::string_view id, base::Instant now);
void view_account(Transaction& tx, std::string_view id, std::string_view account);
// False where there is none of that person.
bool delete_sign_in(Transaction& tx, std::string_view account, std::string_view user_id, std::string_view id);
// All of a person but the one that is named ("": all); how many.
std::int64_t delete_sign_ins(Transaction& tx, std::string_view account, std::string_view user_id,
                             std::string_view but = "");

// Of everybody of an account.
void delete_account_sign_ins(Transaction& tx, std::string_view account);

} // namespace store
