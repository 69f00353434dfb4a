// The e-mail address of an account, which is told what is mailed to everybody until the account names others or none.
#pragma once

#include "store/database.hpp"

#include <string_view>

namespace store {

struct Account;

// From the account's making on; nothing where its address leads nowhere. `language` is "fr", or else English is meant.
void insert_own_address(Transaction& tx, const Account& account, std::string_view language);

// When the server starts: what happened while it sent no mail is not mailed afterwards. At its very first start,
// accounts that were made before there were such addresses and have named none get theirs.
void begin_mail(Transaction& tx, bool offered);

} // namespace store
