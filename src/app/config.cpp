#include "app/config.hpp"

#include "app/market_clock.hpp"
#include "app/values.hpp"
#include "base/log.hpp"
#include "outside/mail.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <numeric>

namespace app {

namespace {

template<class... F>
struct Cases : F... {
    using F::operator()...;
};
template<class... F>
Cases(F...) -> Cases<F...>;

std::string check_bounds(const Setting& setting, std::int64_t value, auto&& render) {
    if (value >= setting.least && (setting.most == 0 || value <= setting.most)) return "";
    if (setting.most == 0) return fmt::format("must be at least {}", render(setting.least));
    return fmt::format("must be from {} to {}", render(setting.least), render(setting.most));
}

std::string count_text(std::int64_t value) {
    return std::to_string(value);
}
std::string bytes_text(std::int64_t value) {
    return render_bytes(static_cast<std::uint64_t>(value));
}
std::string time_text(std::int64_t value) {
    return render_time(std::chrono::seconds(value));
}

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string check_text(std::string_view name, std::string_view text) {
    if (name == "log_level" && !base::log::parse_level(text)) return "must be debug, info, warn, error or off";
    if (name == "address" && text.empty()) return "must not be empty; 127.0.0.1 is this machine only, 0.0.0.0 all";
    if (name == "region" && text.empty()) return "must not be empty";
    if (name == "marketplace_account" && (text.size() != 12 || !all_digits(text))) return "must be 12 digits";
    if (name == "marketplace_bucket" && (text.size() < 3 || text.size() > 63)) return "must have 3 to 63 characters";
    if (name == "base_url" && !text.empty() &&
        (!(text.starts_with("http://") || text.starts_with("https://")) || text.ends_with('/')))
        return "must begin with http:// or https:// and not end with /";
    if (name == "clock" && !text.empty() && !parse_clock_start(text, base::Instant()))
        return "must be a time such as 2027-01-31T09:00:00Z, or a distance from now such as +90d (+0s: now)";
    if (name == "docker" && !text.starts_with("unix://") && !text.starts_with('/'))
        return "must be a socket, as in unix:///var/run/docker.sock";
    return "";
}

} // namespace

ConfigError::ConfigError(std::vector<std::string> found)
    : std::runtime_error(fmt::format("{}", fmt::join(found, "\n"))), problems(std::move(found)) {}

std::string_view kind_of(const Setting& setting) {
    return std::visit(
        Cases{[](std::string Config::*) { return "text"; }, [](std::filesystem::path Config::*) { return "path"; },
              [](std::int64_t Config::*) { return "count"; }, [](std::uint64_t Config::*) { return "bytes"; },
              [](std::chrono::seconds Config::*) { return "time"; }, [](bool Config::*) { return "true or false"; }},
        setting.member);
}

std::string render_toml(const Setting& setting, const Config& config) {
    const auto quoted = [](const std::string& text) { return boost::json::serialize(boost::json::value(text)); };
    return std::visit(Cases{[&](std::string Config::*m) { return quoted(config.*m); },
                            [&](std::filesystem::path Config::*m) { return quoted((config.*m).string()); },
                            [&](std::int64_t Config::*m) { return std::to_string(config.*m); },
                            [&](std::uint64_t Config::*m) { return quoted(render_bytes(config.*m)); },
                            [&](std::chrono::seconds Config::*m) { return quoted(render_time(config.*m)); },
                            [&](bool Config::*m) { return std::string(config.*m ? "true" : "false"); }},
                      setting.member);
}

std::string assign(const Setting& setting, std::string_view text, Config& config) {
    const auto number = [&](auto parsed, auto member, std::string_view example, auto&& render) -> std::string {
        if (!parsed) return fmt::format("must be {}", example);
        config.*member = *parsed;
        std::int64_t value = 0;
        if constexpr (requires { parsed->count(); })
            value = parsed->count();
        else
            value = static_cast<std::int64_t>(*parsed);
        return check_bounds(setting, value, render);
    };
    return std::visit(
        Cases{[&](std::string Config::*m) {
                  config.*m = std::string(text);
                  return check_text(setting.name, text);
              },
              [&](std::filesystem::path Config::*m) {
                  config.*m = std::filesystem::path(text);
                  return std::string(text.empty() ? "must not be empty" : "");
              },
              [&](std::int64_t Config::*m) { return number(parse_count(text), m, "a whole number", count_text); },
              [&](std::uint64_t Config::*m) {
                  return number(parse_bytes(text), m, "a number of bytes, as 65536 or \"64KiB\"", bytes_text);
              },
              [&](std::chrono::seconds Config::*m) {
                  return number(parse_time(text), m, "a time, as 90 (seconds), \"90s\", \"15m\", \"2h\" or \"1d\"",
                                time_text);
              },
              [&](bool Config::*m) {
                  const auto flag = parse_flag(text);
                  if (flag) config.*m = *flag;
                  return std::string(flag ? "" : "must be true or false");
              }},
        setting.member);
}

std::vector<std::string> contradictions(const Config& config) {
    std::vector<std::string> found;
    if (config.certificate.empty() != config.private_key.empty())
        found.emplace_back("certificate and private_key: TLS needs both; set the missing one, or neither");
    if (!outside::parse_mail_security(config.smtp_security))
        found.emplace_back("smtp_security: it is starttls, tls or none");
    if (!config.smtp_host.empty() && !outside::is_mail_address(config.smtp_from))
        found.emplace_back("smtp_from: with smtp_host, set the address that mail comes from, as souk@example.com");
    if (config.smtp_user.empty() != config.smtp_password_file.empty())
        found.emplace_back("smtp_user and smtp_password_file: signing in needs both; set the missing one, or neither");
    if (config.spool_limit > config.body_limit) found.emplace_back("spool_limit must not be above body_limit");
    return found;
}

Loaded load(const std::vector<Source>& rising) {
    Loaded loaded;
    std::vector<std::string> problems;
    for (const Source& source : rising) {
        problems.insert(problems.end(), source.problems.begin(), source.problems.end());
        for (const Source::Entry& entry : source.entries) {
            const Setting* setting = find_setting(entry.name);
            if (!setting) continue; // told by the source
            const std::string wrong = assign(*setting, entry.value, loaded.config);
            if (!wrong.empty())
                problems.push_back(fmt::format("{}: {} {}, not \"{}\"", entry.place, entry.name, wrong, entry.value));
            loaded.places.insert_or_assign(entry.name, entry.place);
        }
    }
    if (problems.empty()) problems = contradictions(loaded.config);
    if (!problems.empty()) throw ConfigError(std::move(problems));
    return loaded;
}

// The least number of letters to change, insert or remove; at most a third of them may differ.
std::string nearest(std::string_view text, const std::vector<std::string>& candidates) {
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(2, text.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        std::vector<std::size_t> row(candidate.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 1; i <= text.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j <= candidate.size(); ++j) {
                const std::size_t replaced = diagonal + (text[i - 1] == candidate[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
            }
        }
        if (row.back() < best_distance) {
            best_distance = row.back();
            best = candidate;
        }
    }
    return best;
}

std::string base_url_of(const Config& config, std::uint16_t port) {
    if (!config.base_url.empty()) return config.base_url;
    std::string host = config.address;
    if (host == "0.0.0.0") host = "127.0.0.1";
    if (host == "::") host = "::1";
    if (host.find(':') != std::string::npos) host = "[" + host + "]";
    return fmt::format("{}://{}:{}", config.tls() ? "https" : "http", host, port);
}

} // namespace app
