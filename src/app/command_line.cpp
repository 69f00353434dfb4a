#include "app/command_line.hpp"

#include "app/account.hpp"
#include "app/audit.hpp"
#include "app/backup.hpp"
#include "app/doctor.hpp"
#include "app/search.hpp"
#include "app/serve.hpp"
#include "app/show_config.hpp"
#include "app/version.hpp"
#include "base/document.hpp"
#include "base/log.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

namespace app {

namespace {

constexpr int worked = 0, failed = 1, misused = 2;

// The values of flags, as they were written.
struct Flags {
    std::string config_file;
    std::map<std::string, std::string> values; // by setting
};

void add_setting_flag(CLI::App& command, const Setting& setting, Flags& flags) {
    const std::string name(setting.name);
    command
        .add_option_function<std::string>(
            flag_name(setting), [&flags, name](const std::string& text) { flags.values[name] = text; },
            fmt::format("{} [{}]", setting.meaning, render_toml(setting, Config())))
        ->type_name(std::string(kind_of(setting)))
        ->group(std::string(setting.section));
}

void add_setting_flags(CLI::App& command, Flags& flags) {
    for (const Setting& setting : settings())
        if (setting.name != "data") add_setting_flag(command, setting, flags);
}

Loaded load_settings(const Flags& flags) {
    std::vector<Source> rising;
    const char* named = std::getenv("SOUK_CONFIG");
    const std::string file = !flags.config_file.empty() ? flags.config_file : named ? named : "";
    if (!file.empty()) rising.push_back(read_file(file));
    rising.push_back(read_environment(environ));
    Source given;
    for (const auto& [name, value] : flags.values)
        given.entries.push_back({name, value, flag_name(*find_setting(name))});
    rising.push_back(std::move(given));
    return load(rising);
}

// One `souk …` command: its flags, and what it does.
struct Command {
    CLI::App* parsed;
    std::function<int(const Loaded&)> run;
};

std::vector<Command> add_account_commands(CLI::App& account, AccountCommand& wanted) {
    using Act = AccountCommand::Act;
    std::vector<Command> commands;
    const auto add = [&](CLI::App& parent, const char* name, const char* what, Act act) {
        CLI::App* command = parent.add_subcommand(name, what);
        command->add_flag("--json", wanted.json, "Print JSON");
        commands.push_back({command, [&wanted, act](const Loaded& loaded) {
                                wanted.act = act;
                                run_account_command(loaded.config, wanted);
                                return worked;
                            }});
        return command;
    };
    account.require_subcommand(1);
    CLI::App* create = add(account, "create", "Make an account and an access key for its root", Act::Create);
    create->add_option("--name", wanted.name, "The account's name")->required();
    create->add_option("--email", wanted.email, "E-mail address of its owner; each account has another");
    create->add_flag("--operator", wanted.is_operator, "May use the operator's actions of this installation");
    add(account, "list", "List the accounts", Act::List);
    CLI::App* password = add(account, "password",
                             "Set the password of an account's root, or of a user, from standard input", Act::Password);
    password->add_option("--account", wanted.account, "The account's 12 digits")->required();
    password->add_option("--user", wanted.user, "A user of the account; its root without");
    CLI::App* key = account.add_subcommand("key", "Access keys of an account's root");
    key->require_subcommand(1);
    for (CLI::App* command : {add(*key, "create", "Make an access key (two at most)", Act::KeyCreate),
                              add(*key, "list", "List the access keys", Act::KeyList)})
        command->add_option("--account", wanted.account, "The account's 12 digits")->required();
    for (CLI::App* command : {add(*key, "deactivate", "Refuse what is signed with a key", Act::KeyDeactivate),
                              add(*key, "activate", "Accept it again", Act::KeyActivate)})
        command->add_option("--access-key", wanted.access_key, "The key's id (AKIA…)")->required();
    return commands;
}

std::vector<Command> add_audit_commands(CLI::App& audit, bool& json) {
    audit.require_subcommand(1);
    CLI::App* verify =
        audit.add_subcommand("verify", "Check the whole chain; 1 and the first broken record if it is not intact");
    verify->add_flag("--json", json, "Print JSON");
    CLI::App* exported = audit.add_subcommand("export", "Print every record and its hash, one JSON object a line");
    return {
        {verify, [&json](const Loaded& loaded) { return verify_audit_trail(loaded.config, json) ? worked : failed; }},
        {exported, [](const Loaded& loaded) { return export_audit_trail(loaded.config), worked; }}};
}

Command add_search_command(CLI::App& search, bool& json) {
    search.require_subcommand(1);
    CLI::App* rebuild = search.add_subcommand(
        "rebuild", "Read every listing anew into the index, also that of a running server, and say how many there are");
    rebuild->add_flag("--json", json, "Print JSON");
    return {rebuild, [&json](const Loaded& loaded) { return rebuild_search_index(loaded.config, json), worked; }};
}

int run_doctor(const Config& config, bool json) {
    const auto findings = examine(config, base::SystemClock().now());
    fmt::print("{}", render_findings(findings, json));
    return any_bad(findings) ? failed : worked;
}

// What CLI11 refuses; with the flag that was probably meant.
int explain(const CLI::App& app, const CLI::ParseError& error) {
    const int code = app.exit(error);
    if (code == 0) return worked; // --help
    std::vector<std::string> flags = {"--config",  "--json",       "--name", "--email", "--operator",
                                      "--account", "--access-key", "--user", "--to"};
    for (const Setting& setting : settings())
        flags.push_back(flag_name(setting));
    for (const std::string& extra : app.remaining(true)) {
        const std::string meant = extra.starts_with("--") ? nearest(extra.substr(0, extra.find('=')), flags) : "";
        if (!meant.empty()) fmt::print(stderr, "Did you mean {}?\n", meant);
    }
    return misused;
}

int run(const Flags& flags, const std::vector<Command>& commands) {
    try {
        const Loaded loaded = load_settings(flags);
        for (const Command& command : commands)
            if (command.parsed->parsed()) return command.run(loaded);
        return misused;
    } catch (const ConfigError& error) {
        for (const std::string& problem : error.problems)
            fmt::print(stderr, "souk: {}\n", problem);
        return misused;
    } catch (const std::exception& error) {
        fmt::print(stderr, "souk: {}\n", error.what());
        return failed;
    }
}

} // namespace

int run_command_line(int argc, char** argv) {
    CLI::App app("Souk: a marketplace for machine learning products that speaks AWS's own APIs.", "souk");
    app.footer(
        "--data and --config may stand before or after any command.\n"
        "Every setting may stand in the file, in the environment (SOUK_PORT) or as a flag (--port); the later wins.\n"
        "`souk config --reference` lists them all.\n"
        "Exit codes: 0 it worked, 1 it did not, 2 the command line or a setting is wrong.");
    app.require_subcommand(1);
    app.fallthrough();
    app.set_version_flag("--version", std::string("souk ") + version);

    Flags flags;
    app.add_option("--config", flags.config_file, "TOML file with settings (or SOUK_CONFIG)")->type_name("path");
    add_setting_flag(app, *find_setting("data"), flags);

    std::vector<Command> commands;
    bool json = false, reference = false;
    AccountCommand wanted;

    CLI::App* serving = app.add_subcommand("serve", "Run the server until it is told to stop");
    add_setting_flags(*serving, flags);
    commands.push_back({serving, [](const Loaded& loaded) { return serve(loaded.config), worked; }});

    CLI::App* doctor = app.add_subcommand("doctor", "Look at what a server needs and say how to mend what is missing");
    add_setting_flags(*doctor, flags);
    doctor->add_flag("--json", json, "Print JSON");
    commands.push_back({doctor, [&](const Loaded& loaded) { return run_doctor(loaded.config, json); }});

    for (Command& command :
         add_account_commands(*app.add_subcommand("account", "Accounts and their access keys"), wanted))
        commands.push_back(std::move(command));

    for (Command& command : add_audit_commands(*app.add_subcommand("audit", "Who did what, and who was refused"), json))
        commands.push_back(std::move(command));

    commands.push_back(
        add_search_command(*app.add_subcommand("search", "The index that finds listings by words"), json));
    CLI::App* backup = app.add_subcommand("backup", "Copy database and objects to a folder, also while a server runs");
    std::string backup_folder;
    backup->add_option("--to", backup_folder, "The folder; what it has of an earlier backup is taken again")
        ->type_name("path")
        ->required();
    backup->add_flag("--json", json, "Print JSON");
    commands.push_back({backup, [&](const Loaded& loaded) {
                            return make_backup(loaded.config, backup_folder, json) ? worked : failed;
                        }});

    CLI::App* shown = app.add_subcommand("config", "Print the settings that hold, as TOML, with where they come from");
    add_setting_flags(*shown, flags);
    shown->add_flag("--json", json, "Print JSON");
    shown->add_flag("--reference", reference, "Print the reference of all settings, as Markdown");
    commands.push_back(
        {shown, [&](const Loaded& loaded) {
             fmt::print("{}", reference ? render_reference() : json ? render_json(loaded) : render_config(loaded));
             return worked;
         }});

    CLI::App* versions = app.add_subcommand("version", "Print the version");
    versions->add_flag("--json", json, "Print JSON");
    commands.push_back(
        {versions, [&](const Loaded&) {
             fmt::print("{}\n", json ? base::render({{"version", version}}) : fmt::format("souk {}", version));
             return worked;
         }});

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return explain(app, error);
    }
    return run(flags, commands);
}

} // namespace app
