// Accounts: who owns things. An account has a root with access keys of its own, users and roles.
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// Suspended: nobody of it may do anything until it is reopened. Closed: for good.
enum class Standing { Active, Suspended, Closed };
std::string_view render(Standing standing); // "ACTIVE", "SUSPENDED", "CLOSED"

struct Account {
    std::string id; // 12 digits
    std::string name;
    std::string email;
    bool operator_ = false; // may use the operator's actions of this instance
    base::Instant created;
    Standing standing = Standing::Active;
    std::string standing_reason;
    std::optional<base::Instant> standing_since; // absent while it never changed
};

// Why nobody of the account may do anything; "" where it is active.
std::string why_barred(const Account& account);

std::optional<Account> find_account(Reader& reader, std::string_view id);
std::optional<Account> find_account_by_email(Reader& reader, std::string_view email);
// In the order of their making.
std::vector<Account> list_accounts(Reader& reader);
std::vector<std::string> list_operators(Reader& reader); // ids of the accounts that may use the operator's actions
// Throws Conflict if the id or the e-mail address is taken. What is mailed to everybody goes to the account's address,
// in that language ("fr", or else English), until the account decides otherwise.
void save_account(Transaction& tx, const Account& account, std::string_view language = "");
// What an operator decides: its role and where it stands.
void update_account(Transaction& tx, const Account& account);

} // namespace store
