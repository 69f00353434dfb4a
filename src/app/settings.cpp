// The table of settings. docs/operate/configuration.md is written from it (souk config --reference).
#include "app/config.hpp"

#include <algorithm>

namespace app {

const std::vector<Setting>& settings() {
    using C = Config;
    constexpr std::int64_t day = 24 * 3600, kib = 1024, mib = 1024 * kib, gib = 1024 * mib;
    static const std::vector<Setting> all = {
        {"data", "Data and log", &C::data, "Folder of everything that Souk keeps; made where it is missing."},
        {"database_readers", "Data and log", &C::database_readers, "Connections that read the database.", 1, 64},
        {"log_level", "Data and log", &C::log_level, "What is logged: debug, info, warn, error or off."},
        {"access_log", "Data and log", &C::access_log, "Logs a line for every request (at level info)."},
        {"metrics", "Data and log", &C::metrics, "Answers GET /metrics in Prometheus's text form."},

        {"address", "Network", &C::address, "Address to listen on; 0.0.0.0 or :: for all."},
        {"port", "Network", &C::port, "Port to listen on; 0 takes any that is free.", 0, 65535},
        {"port_file", "Network", &C::port_file, "File that the port is written to once the server is ready."},
        {"base_url", "Network", &C::base_url,
         "How clients reach this server, as in links and S3 locations; empty: made from address and port."},
        {"certificate", "Network", &C::certificate, "PEM file with the certificate and its chain: turns TLS on."},
        {"private_key", "Network", &C::private_key, "PEM file with the certificate's private key."},
        {"io_threads", "Network", &C::io_threads, "Threads that read and write connections; 0: one a core.", 0, 256},
        {"workers", "Network", &C::workers, "Threads that work on requests.", 1, 1024},
        {"connection_limit", "Network", &C::connection_limit, "Connections at once; more are answered 503.", 1,
         1'000'000},
        {"header_limit", "Network", &C::header_limit, "Largest head of a request.", 1 * kib, 1 * mib},
        {"body_limit", "Network", &C::body_limit, "Largest body of a request.", 1 * mib, 1024 * gib},
        {"spool_limit", "Network", &C::spool_limit, "Bodies above this go to a file instead of memory.", 4 * kib,
         64 * mib},
        {"header_timeout", "Network", &C::header_timeout, "Time for a request's head to arrive.", 1, 3600},
        {"body_timeout", "Network", &C::body_timeout, "Time that a body may stand still.", 1, 3600},
        {"idle_timeout", "Network", &C::idle_timeout, "Time that a connection is kept between requests.", 1, 3600},
        {"grace", "Network", &C::grace, "Time for requests in flight when the server stops.", 0, 3600},

        {"region", "Marketplace", &C::region, "Region in the names (ARNs) of what is made here."},
        {"marketplace_account", "Marketplace", &C::marketplace_account,
         "Account (12 digits) that owns the published copies of products. Choose it once."},
        {"marketplace_bucket", "Marketplace", &C::marketplace_bucket,
         "Bucket for the artifacts of published products. Choose it once."},
        {"clock", "Marketplace", &C::clock,
         "For rehearsals: where a market time of its own begins, as \"2027-01-31T09:00:00Z\" or \"+90d\" from now; an "
         "operator can move it forward. Empty: real time."},
        {"webhook_private_networks", "Marketplace", &C::webhook_private_networks,
         "Lets accounts' webhooks lead into private networks and to this machine. Leave it off where strangers sell."},

        {"smtp_host", "Mail", &C::smtp_host, "SMTP server that takes mail to accounts; empty: no mail is sent."},
        {"smtp_port", "Mail", &C::smtp_port, "Its port: mostly 587 with starttls, 465 with tls.", 1, 65535},
        {"smtp_security", "Mail", &C::smtp_security,
         "starttls or tls, with a certificate that is checked; none for a server on this machine."},
        {"smtp_user", "Mail", &C::smtp_user, "Name to sign in with; empty: without signing in."},
        {"smtp_password_file", "Mail", &C::smtp_password_file, "File with the password, alone on its first line."},
        {"smtp_from", "Mail", &C::smtp_from, "Address that mail comes from."},
        {"smtp_certificates", "Mail", &C::smtp_certificates,
         "PEM file with the authorities that the server's certificate may come from; empty: the system's."},

        {"docker", "Runs", &C::docker, "Socket of the Docker engine that runs sellers' containers."},
        {"startup_budget", "Runs", &C::startup_budget, "Time for a container's first good /ping.", 5, 1 * day},
        {"invoke_limit", "Runs", &C::invoke_limit, "Largest request and answer of InvokeEndpoint.", 1 * kib, 1 * gib},
        {"endpoint_workers", "Runs", &C::endpoint_workers, "Endpoints that are worked on at once.", 1, 64},
        {"validation_workers", "Runs", &C::validation_workers, "Packages that are validated at once.", 1, 64},
        {"try_containers", "Runs", &C::try_containers,
         "Containers kept for those who try a product without a subscription; with 0 nobody can.", 0, 64},
        {"most_instances", "Runs", &C::most_instances, "Containers of one variant of an endpoint.", 1, 1000},
        {"close_host_ports", "Runs", &C::close_host_ports,
         "Keeps sellers' containers from this machine's own ports (needs root and nftables)."},
        {"fetch_private_networks", "Runs", &C::fetch_private_networks,
         "Follows links of listings into private networks and to this machine. Leave it off where strangers sell."},
        {"degrade_gpu", "Runs", &C::degrade_gpu, "Runs GPU instance types without a GPU instead of refusing them."},
    };
    return all;
}

const Setting* find_setting(std::string_view name) {
    const auto found = std::ranges::find(settings(), name, &Setting::name);
    return found == settings().end() ? nullptr : &*found;
}

std::string environment_name(const Setting& setting) {
    std::string name = "SOUK_";
    for (const char c : setting.name)
        name += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return name;
}

std::string flag_name(const Setting& setting) {
    std::string name = "--" + std::string(setting.name);
    std::ranges::replace(name, '_', '-');
    return name;
}

} // namespace app
