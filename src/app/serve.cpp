#include "app/serve.hpp"

#include "app/access_log.hpp"
#include "app/certificates.hpp"
#include "app/data_folder.hpp"
#include "app/mail.hpp"
#include "app/market_clock.hpp"
#include "app/metrics.hpp"
#include "app/process.hpp"
#include "app/status_pages.hpp"
#include "app/version.hpp"
#include "base/log.hpp"
#include "control/deliveries.hpp"
#include "control/loops.hpp"
#include "http/server.hpp"
#include "http/static_ui.hpp"
#include "outside/blobs/blobs.hpp"
#include "services/dispatch.hpp"
#include "services/souk/health.hpp"
#include "services/souk/runtime/images.hpp"
#include "services/souk/sellers.hpp"
#include "store/blobs/buckets.hpp"
#include "store/identity/sealer.hpp"

#include <atomic>
#include <fmt/format.h>
#include <future>
#include <thread>

namespace app {

namespace {

http::Options http_options(const Config& config) {
    return {.address = config.address,
            .port = static_cast<std::uint16_t>(config.port),
            .io_threads = static_cast<int>(config.io_threads),
            .workers = static_cast<int>(config.workers),
            .spool = config.spool_folder(),
            .certificate = config.certificate,
            .private_key = config.private_key,
            .header_limit = config.header_limit,
            .body_limit = config.body_limit,
            .spool_limit = config.spool_limit,
            .connection_limit = static_cast<std::size_t>(config.connection_limit),
            .header_timeout = config.header_timeout,
            .body_timeout = config.body_timeout,
            .idle_timeout = config.idle_timeout,
            .grace = config.grace};
}

control::LoopsOptions loops_options(const Config& config, std::string base_url) {
    return {.folder = std::filesystem::absolute(config.runs_folder()),
            .marketplace_account = config.marketplace_account,
            .marketplace_bucket = config.marketplace_bucket,
            .base_url = std::move(base_url),
            .startup_budget = config.startup_budget,
            .endpoint_workers = static_cast<int>(config.endpoint_workers),
            .validation_workers = static_cast<int>(config.validation_workers),
            .try_containers = config.try_containers,
            .most_instances = config.most_instances,
            .close_host_ports = config.close_host_ports,
            .fetch_private_networks = config.fetch_private_networks};
}

services::Settings service_settings(const Config& config) {
    return {.region = config.region,
            .marketplace_account = config.marketplace_account,
            .marketplace_bucket = config.marketplace_bucket,
            .invoke_limit = config.invoke_limit,
            .startup_budget = config.startup_budget,
            .degrade_gpu = config.degrade_gpu,
            .offers_tries = config.try_containers > 0,
            .sends_mail = !config.smtp_host.empty()};
}

services::Registry every_service(const Config& config, base::Instant started) {
    services::Registry registry;
    services::register_iam(registry);
    services::register_sts(registry);
    services::register_sagemaker(registry);
    services::register_sagemaker_runtime(registry);
    services::register_catalog(registry);
    services::register_discovery(registry);
    services::register_agreement(registry);
    services::register_entitlement(registry);
    services::register_souk(registry);
    services::register_seller_profiles(registry, {.private_networks = config.fetch_private_networks});
    services::register_images(registry, config.docker);
    services::register_health(registry,
                              {.version = version, .engine = config.docker, .data = config.data, .started = started});
    return registry;
}

// Whether the engine has a runtime for GPUs. Asked beside the rest of the start: an engine that is slow or hangs must
// not keep the market from its buyers.
std::future<bool> ask_for_gpus(const outside::Docker& docker) {
    auto promise = std::make_shared<std::promise<bool>>();
    std::future<bool> answer = promise->get_future();
    std::thread([promise, docker] {
        try {
            promise->set_value(docker.info().nvidia);
        } catch (const std::exception& error) {
            base::log::warn("the container engine does not answer", {{"what", error.what()}});
            promise->set_value(false);
        }
    }).detach();
    return answer;
}

bool has_gpus(std::future<bool>& answer) {
    if (answer.wait_for(std::chrono::seconds(2)) == std::future_status::ready) return answer.get();
    base::log::warn("the container engine has not answered yet; GPU instance types count as absent");
    return false;
}

bool answers(store::Database& database) {
    try {
        database.read([](store::Reader&) {});
        return true;
    } catch (const std::exception& error) {
        base::log::error("the database does not answer", {{"what", error.what()}});
        return false;
    }
}

Gauges gauges_of(const http::Server& server, const store::Database& database) {
    const http::Counters edge = server.counters();
    const store::WriteCounts writes = database.write_counts();
    return {edge.connections, edge.in_flight, edge.workers_busy, writes.commits, writes.writes};
}

void require_certificate(const Config& config, base::Instant now) {
    if (!config.tls()) return;
    const CertificateState state = look_at_certificate(config.certificate, config.private_key, now);
    if (!state.wrong.empty()) throw std::runtime_error(fmt::format("{}; {}", state.wrong, state.mend));
}

// Removes contents that a killed server left without an owner.
void sweep_blobs(const std::stop_token& stop, store::Database& database, outside::Blobs& blobs) {
    try {
        const std::size_t removed = blobs.sweep([&](const std::string& id) {
            if (stop.stop_requested()) return true;
            return database.read([&](store::Reader& reader) { return store::blob_in_use(reader, id); });
        });
        if (removed > 0) base::log::info("removed contents without an owner", {{"count", removed}});
    } catch (const std::exception& error) {
        base::log::warn("contents without an owner could not be looked for", {{"what", error.what()}});
    }
}

} // namespace

void serve(const Config& config) {
    base::log::set_level(*base::log::parse_level(config.log_level));
    prepare_process();
    require_certificate(config, base::SystemClock().now());
    const outside::MailServer mail = mail_server(config);
    make_data_folder(config);
    const DataLock lock(config);
    clear_spool(config);

    outside::Docker docker(config.docker);
    std::future<bool> gpus = ask_for_gpus(docker);
    const base::SystemClock real_clock;
    base::IdSource ids;
    const store::Sealer sealer = store::Sealer::open(config.key_file());
    store::Database database({.path = config.database_file(), .readers = static_cast<int>(config.database_readers)});
    sealer.require_fits(database);
    const auto movable_clock = open_market_clock(config, database, real_clock);
    const base::Clock& clock = movable_clock ? static_cast<const base::Clock&>(*movable_clock) : real_clock;
    outside::Blobs blobs(config.blobs_folder());

    services::Settings settings = service_settings(config);
    services::Authenticator authenticator(database, sealer);
    Metrics metrics;
    const services::Dispatch dispatch({settings, database, blobs, clock, real_clock, ids, authenticator,
                                       config.marketplace_bucket, movable_clock.get()},
                                      every_service(config, real_clock.now()), [&](const services::Trace& trace) {
                                          metrics.count(trace);
                                          if (config.access_log) log_access(trace);
                                      });
    StatusPages pages{.ready = [&] { return answers(database); }};
    std::atomic<bool> open = false; // the port, and so base_url, is known only once the server listens
    http::Server server(
        http_options(config),
        [&](wire::HttpRequest&& request) -> wire::Reply {
            if (!StatusPages::is_health(request)) open.wait(false);
            if (auto answer = pages.answer(request)) return std::move(*answer);
            if (http::is_ui_page(request)) return http::answer_ui_page(request, dispatch.write_page(request));
            if (http::is_ui_request(request)) return http::answer_ui(request);
            return dispatch(std::move(request));
        },
        [](const wire::HttpRequest& request) {
            return StatusPages::is_health(request) || services::Dispatch::quick(request);
        },
        [&](const wire::HttpRequest& head) { return dispatch.admit(head); });
    if (config.metrics) pages.metrics = [&] { return metrics.render(gauges_of(server, database)); };

    server.start();
    settings.base_url = base_url_of(config, server.port());
    settings.engine_has_gpu = has_gpus(gpus);
    open = true;
    open.notify_all();
    control::Loops loops(database, blobs, docker, clock, ids, loops_options(config, settings.base_url));
    loops.start();
    control::Deliveries deliveries(database, sealer, clock, real_clock, ids,
                                   {.region = config.region,
                                    .private_networks = config.webhook_private_networks,
                                    .mail = mail,
                                    .base_url = settings.base_url});
    deliveries.start();
    const std::jthread warmer([&] { dispatch.warm(); });
    std::jthread sweeper([&](const std::stop_token& stop) { sweep_blobs(stop, database, blobs); });
    announce(config, server.port());

    await_stop_signal();
    base::log::info("stopping: finishing what is in flight");
    sweeper.request_stop();
    server.stop();
    deliveries.stop();
    loops.stop();
    base::log::info("stopped");
}

} // namespace app
