#include "store/identity/accounts.hpp"

#include "store/identity/names.hpp"

namespace store {
namespace {

Account make(const Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.flag(3), row.instant(4)};
}

} // namespace

std::optional<Account> find_account(Reader& reader, std::string_view id) {
    return reader.one("SELECT id, name, email, operator, created FROM account WHERE id = $1", {id}, make);
}

std::optional<Account> find_account_by_email(Reader& reader, std::string_view email) {
    return reader.one("SELECT id, name, email, operator, created FROM account WHERE email_key = $1", {name_key(email)},
                      make);
}

std::vector<Account> list_accounts(Reader& reader) {
    return reader.all("SELECT id, name, email, operator, created FROM account ORDER BY created, id", {}, make);
}

std::vector<std::string> list_operators(Reader& reader) {
    std::vector<std::string> operators;
    for (const Account& account : list_accounts(reader))
        if (account.operator_) operators.push_back(account.id);
    return operators;
}

void save_account(Transaction& tx, const Account& account) {
    tx.exec("INSERT INTO account (id, name, email, email_key, operator, created) VALUES ($1, $2, $3, $4, $5, $6)",
            {account.id, account.name, account.email, name_key(account.email), account.operator_, account.created});
    tx.ring("identity");
}

} // namespace store
