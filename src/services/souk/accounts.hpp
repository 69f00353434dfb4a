// Accounts, as operators see and make them.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"

namespace store {
struct Account;
}

namespace services {

namespace souk {
api::souk::Account render_account(store::Reader& reader, const store::Account& account);
}

api::souk::ListAccounts::Output list_accounts(Call&, const api::souk::ListAccounts::Input&);
api::souk::CreateAccount::Output create_account(Call&, const api::souk::CreateAccount::Input&);

api::souk::PutAccountRole::Output put_account_role(Call&, const api::souk::PutAccountRole::Input&);
api::souk::DecideAccount::Output decide_account(Call&, const api::souk::DecideAccount::Input&);

api::souk::GetAccountQuotas::Output get_account_quotas(Call&, const api::souk::GetAccountQuotas::Input&);
api::souk::PutAccountQuotas::Output put_account_quotas(Call&, const api::souk::PutAccountQuotas::Input&);

// Who of the operators looks after what.
api::souk::ListAssignments::Output list_assignments(Call&, const api::souk::ListAssignments::Input&);
api::souk::AssignWork::Output assign_work(Call&, const api::souk::AssignWork::Input&);
api::souk::ReleaseWork::Output release_work(Call&, const api::souk::ReleaseWork::Input&);

// In which country the calling account is.
api::souk::PutAccountCountry::Output put_account_country(Call&, const api::souk::PutAccountCountry::Input&);
api::souk::GetAccountCountry::Output get_account_country(Call&, const api::souk::GetAccountCountry::Input&);

} // namespace services
