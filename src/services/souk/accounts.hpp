// Accounts, as operators see and make them.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"

namespace services {

api::souk::ListAccounts::Output list_accounts(Call&, const api::souk::ListAccounts::Input&);
api::souk::CreateAccount::Output create_account(Call&, const api::souk::CreateAccount::Input&);

// In which country the calling account is.
api::souk::PutAccountCountry::Output put_account_country(Call&, const api::souk::PutAccountCountry::Input&);
api::souk::GetAccountCountry::Output get_account_country(Call&, const api::souk::GetAccountCountry::Input&);

} // namespace services
