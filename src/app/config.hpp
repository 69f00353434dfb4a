// Config: what an operator decides. One table names every setting; a setting has the same name in the file
// (body_limit), in the environment (SOUK_BODY_LIMIT) and as a flag (--body-limit), in rising precedence.
//
// Promises: everything that is wrong is told at once, with the place it stands in and what would be right. Never: a
// secret among the settings (they lie in files, and a setting names the file).
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace app {

struct Config {
    std::filesystem::path data = "./var";
    std::string log_level = "info";

    std::string address = "127.0.0.1";
    std::int64_t port = 8484;
    std::string port_file;
    std::string base_url; // "": from address and port
    std::string certificate;
    std::string private_key;
    std::int64_t io_threads = 0;
    std::int64_t workers = 64;
    std::int64_t connection_limit = 4096;
    std::uint64_t header_limit = 64u << 10;
    std::uint64_t body_limit = 8ull << 30;
    std::uint64_t spool_limit = 1u << 20;
    std::chrono::seconds header_timeout{10};
    std::chrono::seconds body_timeout{60};
    std::chrono::seconds idle_timeout{75};
    std::chrono::seconds grace{30};
    bool access_log = true;
    bool metrics = true;

    std::string region = "us-east-1";
    std::string marketplace_account = "865070037744";
    std::string marketplace_bucket = "souk-marketplace-assets";
    std::string clock; // "": real time
    bool webhook_private_networks = false;

    std::string smtp_host; // "": no mail
    std::int64_t smtp_port = 587;
    std::string smtp_security = "starttls";
    std::string smtp_user;
    std::string smtp_password_file;
    std::string smtp_from;
    std::string smtp_certificates;

    std::string docker = "unix:///var/run/docker.sock";
    std::chrono::seconds startup_budget{480};
    std::uint64_t invoke_limit = 25u << 20;
    std::int64_t endpoint_workers = 4;
    std::int64_t validation_workers = 2;
    std::int64_t try_containers = 4;
    std::int64_t most_instances = 8;
    bool close_host_ports = true;
    bool fetch_private_networks = false;
    bool degrade_gpu = false;

    std::int64_t database_readers = 4;

    bool tls() const { return !certificate.empty(); }
    std::filesystem::path database_file() const { return data / "souk.db"; }
    std::filesystem::path key_file() const { return data / "secrets.key"; }
    std::filesystem::path blobs_folder() const { return data / "blobs"; }
    std::filesystem::path spool_folder() const { return data / "spool"; }
    std::filesystem::path runs_folder() const { return data / "runs"; }
    std::filesystem::path lock_file() const { return data / "souk.lock"; }
};

// Bytes are uint64 ("64 KiB"), times are seconds ("10s"), counts int64.
using Member = std::variant<std::string Config::*, std::filesystem::path Config::*, std::int64_t Config::*,
                            std::uint64_t Config::*, std::chrono::seconds Config::*, bool Config::*>;

struct Setting {
    std::string_view name;
    std::string_view section; // heading in `souk config` and in the reference
    Member member;
    std::string_view meaning;
    std::int64_t least = 0; // of counts, bytes and seconds
    std::int64_t most = 0;  // 0: no bound
};

const std::vector<Setting>& settings();
const Setting* find_setting(std::string_view name);

std::string environment_name(const Setting& setting); // SOUK_BODY_LIMIT
std::string flag_name(const Setting& setting);        // --body-limit

// As it is written in the file: 8484, "10s", "64KiB", true.
std::string render_toml(const Setting& setting, const Config& config);
// "text", "count", "bytes", "time", "true or false", "path".
std::string_view kind_of(const Setting& setting);

// Reads `text` into the setting; "" or what is wrong with it.
std::string assign(const Setting& setting, std::string_view text, Config& config);
// What cannot be together.
std::vector<std::string> contradictions(const Config& config);

struct ConfigError : std::runtime_error {
    explicit ConfigError(std::vector<std::string> problems);
    std::vector<std::string> problems;
};

// One place that settings come from, by name; `place` is shown with a problem and by `souk config`.
struct Source {
    struct Entry {
        std::string name;
        std::string value;
        std::string place; // "souk.toml line 3", "SOUK_PORT", "--port"
    };
    std::vector<Entry> entries;
    std::vector<std::string> problems; // of the source itself: not readable, unknown names
};

Source read_file(const std::filesystem::path& file);
// The SOUK_… variables that name settings, and slips of them ("NAME=value" lines, ending with null).
Source read_environment(const char* const* environment);

struct Loaded {
    Config config;
    std::map<std::string, std::string, std::less<>> places; // of the settings that are not at their default
};

// Later sources win. Throws ConfigError.
Loaded load(const std::vector<Source>& rising);

// The candidate that `text` was probably meant to be, or "".
std::string nearest(std::string_view text, const std::vector<std::string>& candidates);

// How clients reach a server that listens there: base_url, or made from the address and the port.
std::string base_url_of(const Config& config, std::uint16_t port);

} // namespace app
