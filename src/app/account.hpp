// `souk account …`: accounts, the access keys of their roots, and the passwords people sign in with. Works beside a
// running server, which notices within a moment, and without one. A secret is shown once, when it is made.
#pragma once

#include "app/config.hpp"

#include <string>

namespace app {

struct AccountCommand {
    enum class Act { Create, List, KeyCreate, KeyList, KeyDeactivate, KeyActivate, Password } act = Act::List;
    std::string name;
    std::string email;
    bool is_operator = false;
    std::string account;
    std::string access_key;
    std::string user; // of the account; "" for its root
    bool json = false;
};

// Prints its result to standard output. Throws std::runtime_error with a remedy where it is refused.
void run_account_command(const Config& config, const AccountCommand& command);

} // namespace app
