#include "app/account.hpp"

#include "app/data_folder.hpp"
#include "app/shell_audit.hpp"
#include "base/document.hpp"
#include "domain/access/password.hpp"
#include "store/identity/admin.hpp"
#include "store/identity/passwords.hpp"
#include "store/identity/sign_ins.hpp"
#include "store/identity/users.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <unistd.h>

namespace app {

namespace {

// What every act needs, opened once.
struct Identities {
    explicit Identities(const Config& config)
        : sealer((make_data_folder(config), store::Sealer::open(config.key_file()))),
          database({.path = config.database_file(), .readers = 1}) {
        sealer.require_fits(database);
    }
    store::Sealer sealer;
    store::Database database;
    base::SystemClock clock;
    base::IdSource ids;
};

void print_json(const base::Document& document) {
    fmt::print("{}\n", base::render(document));
}

void show_issued(const store::IssuedKey& key, bool json) {
    if (json) return print_json({{"account", key.account}, {"access_key", key.access_key}, {"secret", key.secret}});
    fmt::print("account     {}\naccess key  {}\nsecret      {}\n\nThe secret is not shown again. To use it:\n"
               "  export AWS_ACCESS_KEY_ID={} AWS_SECRET_ACCESS_KEY={}\n",
               key.account, key.access_key, key.secret, key.access_key, key.secret);
}

void create(Identities& identities, const AccountCommand& command) {
    if (command.name.empty()) throw std::runtime_error("an account needs a name: --name");
    if (!command.email.empty() && command.email.find('@') == std::string::npos)
        throw std::runtime_error(fmt::format("\"{}\" is not an e-mail address", command.email));
    const store::NewAccount wanted{.name = command.name, .email = command.email, .operator_ = command.is_operator};
    show_issued(
        store::create_account(identities.database, identities.sealer, identities.ids, wanted, identities.clock.now()),
        command.json);
}

void list(Identities& identities, const AccountCommand& command) {
    const auto accounts = identities.database.read([](store::Reader& reader) { return store::list_accounts(reader); });
    boost::json::array listed;
    for (const store::Account& account : accounts) {
        const std::string created = base::render_iso(account.created);
        listed.push_back({{"account", account.id},
                          {"name", account.name},
                          {"email", account.email},
                          {"operator", account.operator_},
                          {"created", created}});
        if (!command.json)
            fmt::print("{}  {}  {:<8}  {}  <{}>\n", account.id, created, account.operator_ ? "operator" : "",
                       account.name, account.email);
    }
    if (command.json) print_json({{"accounts", std::move(listed)}});
}

void list_keys(Identities& identities, const AccountCommand& command) {
    const auto keys = identities.database.read([&](store::Reader& reader) {
        if (!store::find_account(reader, command.account))
            throw std::runtime_error(fmt::format("there is no account {}; see: souk account list", command.account));
        return store::list_access_keys(reader, command.account, "");
    });
    boost::json::array listed;
    for (const store::AccessKey& key : keys) {
        const std::string created = base::render_iso(key.created);
        listed.push_back({{"access_key", key.id}, {"active", key.active}, {"created", created}});
        if (!command.json) fmt::print("{}  {}  {}\n", key.id, created, key.active ? "active" : "inactive");
    }
    if (command.json) print_json({{"account", command.account}, {"keys", std::move(listed)}});
}

void set_active(Identities& identities, const AccountCommand& command, bool active) {
    store::set_key_active(identities.database, command.access_key, active);
    if (command.json) return print_json({{"access_key", command.access_key}, {"active", active}});
    fmt::print("{} is {}\n", command.access_key, active ? "active" : "inactive");
}

// From standard input, so that it stands in no list of processes and no shell's history.
std::string read_password() {
    std::string password;
    if (isatty(STDIN_FILENO)) fmt::print(stderr, "New password (its characters are shown): ");
    if (!std::getline(std::cin, password) || password.empty())
        throw std::runtime_error("no password came on standard input: souk account password --account ID <FILE");
    return password;
}

void set_password(Identities& identities, const AccountCommand& command) {
    const std::string password = read_password();
    const std::string hash = store::hash_password(password);
    const base::Instant now = identities.clock.now();
    identities.database.write([&](store::Transaction& tx) {
        const auto account = store::find_account(tx, command.account);
        if (!account)
            throw std::runtime_error(fmt::format("there is no account {}; see: souk account list", command.account));
        const auto user = store::find_user(tx, command.account, command.user);
        if (!user && !command.user.empty())
            throw std::runtime_error(fmt::format("account {} has no user {}", command.account, command.user));
        for (const auto& refusal :
             domain::judge_password(password, {account->id, account->name, account->email, command.user}))
            throw std::runtime_error(refusal.message);
        const std::string user_id = user ? user->id : "";
        store::save_password(tx, {.account = account->id, .user_id = user_id, .hash = hash, .changed = now});
        store::delete_sign_ins(tx, account->id, user_id);
    });
    if (command.json) return print_json({{"account", command.account}, {"user", command.user}});
    fmt::print("{} can sign in in the portal\n", command.user.empty() ? command.account : command.user);
}

std::string_view operation_of(AccountCommand::Act act) {
    switch (act) {
    case AccountCommand::Act::Create:
        return "CreateAccount";
    case AccountCommand::Act::KeyCreate:
        return "CreateAccessKey";
    case AccountCommand::Act::KeyDeactivate:
    case AccountCommand::Act::KeyActivate:
        return "UpdateAccessKey";
    case AccountCommand::Act::Password:
        return "SetPassword";
    case AccountCommand::Act::List:
    case AccountCommand::Act::KeyList:
        break;
    }
    return ""; // they write nothing
}

} // namespace

void run_account_command(const Config& config, const AccountCommand& command) {
    Identities identities(config);
    ShellAudit audit(operation_of(command.act), identities.clock.now());
    audit.concerns(command.account, command.access_key);
    switch (command.act) {
    case AccountCommand::Act::Create:
        return create(identities, command);
    case AccountCommand::Act::List:
        return list(identities, command);
    case AccountCommand::Act::KeyCreate:
        return show_issued(store::create_root_key(identities.database, identities.sealer, identities.ids,
                                                  command.account, identities.clock.now()),
                           command.json);
    case AccountCommand::Act::KeyList:
        return list_keys(identities, command);
    case AccountCommand::Act::KeyDeactivate:
        return set_active(identities, command, false);
    case AccountCommand::Act::KeyActivate:
        return set_active(identities, command, true);
    case AccountCommand::Act::Password:
        return set_password(identities, command);
    }
}

} // namespace app
