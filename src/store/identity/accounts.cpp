#include "store/identity/accounts.hpp"

#include "store/events/own_address.hpp"
#include "store/identity/names.hpp"

#include <fmt/format.h>
#include <stdexcept>
#include <utility>

namespace store {
namespace {

constexpr std::pair<Standing, std::string_view> standings[] = {
    {Standing::Active, "ACTIVE"}, {Standing::Suspended, "SUSPENDED"}, {Standing::Closed, "CLOSED"}};

Standing parse_standing(std::string_view text) {
    for (const auto& [standing, name] : standings)
        if (name == text) return standing;
    throw std::runtime_error("an account's standing is unknown: " + std::string(text));
}

std::string select(std::string_view rest) {
    return "SELECT id, name, email, operator, created, standing, standing_reason, standing_since FROM account " +
           std::string(rest);
}

Account make(const Row& row) {
    Account account{row.text(0), row.text(1), row.text(2), row.flag(3), row.instant(4)};
    account.standing = parse_standing(row.view(5));
    account.standing_reason = row.text(6);
    account.standing_since = row.maybe_instant(7);
    return account;
}

} // namespace

std::string_view render(Standing standing) {
    return standings[static_cast<std::size_t>(standing)].second;
}

std::string why_barred(const Account& account) {
    if (account.standing == Standing::Active) return "";
    return fmt::format("Account {} is {}: {} The operator of this market answers for that.", account.id,
                       account.standing == Standing::Closed ? "closed" : "suspended", account.standing_reason);
}

std::optional<Account> find_account(Reader& reader, std::string_view id) {
    static const std::string sql = select("WHERE id = $1");
    return reader.one(sql, {id}, make);
}

std::optional<Account> find_account_by_email(Reader& reader, std::string_view email) {
    static const std::string sql = select("WHERE email_key = $1");
    return reader.one(sql, {name_key(email)}, make);
}

std::vector<Account> list_accounts(Reader& reader) {
    static const std::string sql = select("ORDER BY created, id");
    return reader.all(sql, {}, make);
}

std::vector<std::string> list_operators(Reader& reader) {
    std::vector<std::string> operators;
    for (const Account& account : list_accounts(reader))
        if (account.operator_) operators.push_back(account.id);
    return operators;
}

void save_account(Transaction& tx, const Account& account, std::string_view language) {
    tx.exec("INSERT INTO account (id, name, email, email_key, operator, created) VALUES ($1, $2, $3, $4, $5, $6)",
            {account.id, account.name, account.email, name_key(account.email), account.operator_, account.created});
    insert_own_address(tx, account, language);
    tx.ring("identity");
}

void update_account(Transaction& tx, const Account& account) {
    tx.exec("UPDATE account SET operator = $2, standing = $3, standing_reason = $4, standing_since = $5 WHERE id = $1",
            {account.id, account.operator_, render(account.standing), account.standing_reason, account.standing_since});
    tx.ring("identity");
}

} // namespace store
