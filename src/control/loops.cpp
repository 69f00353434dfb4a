#include "control/loops.hpp"

#include "base/faultpoint.hpp"
#include "base/log.hpp"
#include "control/agreements.hpp"
#include "control/budgets.hpp"
#include "control/catalog_assets.hpp"
#include "control/catalog_engine.hpp"
#include "control/endpoints.hpp"
#include "control/fetches.hpp"
#include "control/observe_runtime.hpp"
#include "control/readiness.hpp"
#include "control/review_reminders.hpp"
#include "control/stored_objects.hpp"
#include "control/sweep.hpp"
#include "control/tries.hpp"
#include "control/validation.hpp"
#include "control/workers.hpp"
#include "store/runs/installation.hpp"

#include <atomic>
#include <fmt/format.h>
#include <thread>
#include <utility>

namespace control {
namespace {

using Steady = std::chrono::steady_clock;
using Pause = std::optional<std::chrono::milliseconds>;

constexpr int most_attempts = 5;
constexpr int fetched_at_once = 8;

std::filesystem::path made(std::filesystem::path folder) {
    folder = std::filesystem::absolute(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

HostOptions host_options(const LoopsOptions& options) {
    return {.folder = made(options.folder),
            .marketplace_account = options.marketplace_account,
            .marketplace_bucket = options.marketplace_bucket,
            .base_url = options.base_url,
            .startup_budget = options.startup_budget,
            .most_instances = options.most_instances,
            .try_containers = options.try_containers,
            .close_host_ports = options.close_host_ports,
            .fetch_private_networks = options.fetch_private_networks};
}

} // namespace

struct Loops::State {
    State(store::Database& database, outside::Blobs& blobs, outside::Docker& docker, const base::Clock& clock,
          base::IdSource& ids, const LoopsOptions& given)
        : options(given),
          objects(database, blobs, clock), host{docker,
                                                objects,
                                                database,
                                                clock,
                                                ids,
                                                stopping,
                                                host_options(given),
                                                database.write([&](store::Transaction& tx) {
                                                    return store::ensure_installation_id(tx, ids.alphanumeric(10));
                                                }),
                                                {}},
          validation(host), readiness(host), tries(host), endpoints(host),
          fetches(
              fetched_at_once,
              [allowed = given.fetch_private_networks](const WantedFile& wanted, const std::stop_token& stop) {
                  return fetch_file(wanted, stop, allowed);
              },
              [this] { want_catalog(); }),
          catalog(database, make_asset_keeper(docker, objects, fetches, given.marketplace_account, host.options.folder),
                  clock,
                  {.marketplace_account = given.marketplace_account,
                   .marketplace_bucket = given.marketplace_bucket,
                   .base_url = given.base_url}),
          agreements(database, clock, ids) {}

    // The engine's size and the network; again until it answers.
    bool ready() {
        std::lock_guard lock(ready_mutex);
        if (is_ready) return true;
        observe_host(host);
        return is_ready = true;
    }

    Pause advance(const Workers::Key& key);
    Pause advance_endpoint(std::int64_t id);
    Pause advance_once(const Workers::Key& key);
    void give_up(const Workers::Key& key, const std::string& why);
    void scan();
    void tick();
    void want_catalog();
    void run_catalog();
    void run_agreements();
    void sweep();
    void release_images();
    void observe();

    LoopsOptions options;
    Stopping stopping;
    StoredObjects objects;
    Host host;
    Validation validation;
    ReadinessChecks readiness;
    Tries tries;
    Endpoints endpoints;
    Fetches fetches; // asleep until the catalogue asks, ended by stop()
    CatalogEngine catalog;
    Agreements agreements;

    std::mutex ready_mutex;
    bool is_ready = false;
    std::mutex attempts_mutex;
    std::map<Workers::Key, int> attempts;

    std::mutex wake_mutex;
    std::condition_variable wake;
    bool scan_wanted = true;
    bool catalog_wanted = true;
    bool agreements_wanted = true;
    bool release_wanted = true;
    bool stopped = false;
    Steady::time_point swept = {};
    std::unique_ptr<Workers> endpoint_workers;
    std::unique_ptr<Workers> validation_workers;
    std::unique_ptr<Workers> try_workers;
    std::jthread scanner;
    std::jthread catalog_thread;
    std::jthread agreements_thread;
};

Pause Loops::State::advance_endpoint(std::int64_t id) {
    return endpoints.advance(id);
}

// What ends: a validation, a check of a listing, or a container for tries.
Pause Loops::State::advance_once(const Workers::Key& key) {
    if (key.first == "try") return tries.advance(key.second);
    if (key.first == "validation")
        validation.advance(key.second);
    else
        readiness.advance(key.second);
    return std::nullopt;
}

void Loops::State::give_up(const Workers::Key& key, const std::string& why) {
    if (key.first == "validation")
        validation.give_up(key.second, why);
    else if (key.first == "try")
        tries.give_up(key.second, why);
    else
        readiness.give_up(key.second);
}

// Trouble of the world is tried again after a growing pause; a validation is given up at last, with a reason.
Pause Loops::State::advance(const Workers::Key& key) {
    const bool serves = key.first == "endpoint";
    try {
        ready();
        const Pause pause = serves ? advance_endpoint(key.second) : advance_once(key);
        std::lock_guard lock(attempts_mutex);
        attempts.erase(key);
        return pause;
    } catch (const Interrupted&) {
        return std::chrono::milliseconds(50); // stopped, or the wish has changed
    } catch (const std::exception& error) {
        int attempt = 0;
        {
            std::lock_guard lock(attempts_mutex);
            attempt = ++attempts[key];
        }
        base::log::warn("a run is tried again", {{"what", boost::json::value(key.first)},
                                                 {"resource", key.second},
                                                 {"attempt", attempt},
                                                 {"why", error.what()}});
        if (!serves && attempt >= most_attempts) {
            try {
                give_up(key, error.what());
                std::lock_guard lock(attempts_mutex);
                attempts.erase(key);
                return std::nullopt;
            } catch (const std::exception&) {
                // Not even that can be stored: later.
            }
        }
        return std::chrono::seconds(std::min(30, 1 << std::min(attempt, 5)));
    }
}

void Loops::State::scan() {
    for (const auto id : endpoints.find_all())
        endpoint_workers->wake({"endpoint", id});
    for (const auto id : validation.find_open())
        validation_workers->wake({"validation", id});
    for (const auto id : readiness.find_open())
        validation_workers->wake({"readiness", id});
    for (const auto id : tries.find_all())
        try_workers->wake({"try", id});
}

void Loops::State::sweep() {
    try {
        ready();
        sweep_orphans(host);
        remove_released_images(host);
    } catch (const std::exception& error) {
        base::log::warn("orphans could not be looked for", {{"why", error.what()}});
    }
}

void Loops::State::release_images() {
    try {
        ready();
        remove_released_images(host);
    } catch (const std::exception& error) {
        base::log::warn("images could not be released", {{"why", error.what()}});
    }
}

void Loops::State::observe() {
    try {
        observe_runtime(host);
    } catch (const std::exception& error) {
        base::log::error("what runs could not be written down", {{"why", error.what()}});
    }
}

void Loops::State::tick() {
    std::unique_lock lock(wake_mutex);
    while (!stopped) {
        scan_wanted = false;
        const bool release = std::exchange(release_wanted, false);
        lock.unlock();
        try {
            scan();
        } catch (const std::exception& error) {
            base::log::error("the wishes could not be read", {{"why", error.what()}});
        }
        if (Steady::now() - swept > options.sweep_every) {
            sweep();
            swept = Steady::now();
        }
        if (release) release_images();
        observe();
        lock.lock();
        wake.wait_for(lock, options.tick, [&] { return stopped || scan_wanted || release_wanted; });
    }
}

void Loops::State::want_catalog() {
    std::lock_guard lock(wake_mutex);
    catalog_wanted = true;
    wake.notify_all();
}

void Loops::State::run_catalog() {
    std::unique_lock lock(wake_mutex);
    while (!stopped) {
        catalog_wanted = false;
        lock.unlock();
        bool again = false;
        try {
            again = catalog.run_once();
        } catch (const std::exception& error) {
            base::log::error("change sets could not be processed", {{"why", error.what()}});
        }
        lock.lock();
        const auto pause = again ? std::chrono::milliseconds(500) : std::chrono::milliseconds(options.tick);
        wake.wait_for(lock, pause, [&] { return stopped || catalog_wanted; });
    }
}

void Loops::State::run_agreements() {
    std::unique_lock lock(wake_mutex);
    while (!stopped) {
        agreements_wanted = false;
        lock.unlock();
        try {
            agreements.run_once();
            remind_of_reviews(host.database, host.clock);
            watch_budgets(host.database, host.clock);
        } catch (const std::exception& error) {
            base::log::error("agreements could not be looked after", {{"why", error.what()}});
        }
        lock.lock();
        wake.wait_for(lock, options.tick, [&] { return stopped || agreements_wanted; });
    }
}

Loops::Loops(store::Database& database, outside::Blobs& blobs, outside::Docker& docker, const base::Clock& clock,
             base::IdSource& ids, const LoopsOptions& options)
    : state_(std::make_shared<State>(database, blobs, docker, clock, ids, options)) {}

Loops::~Loops() {
    stop();
}

void Loops::start() {
    State& s = *state_;
    const auto listen = [&](const std::string& topic, std::vector<bool State::*> wanted) {
        // The database may outlive the loops.
        s.host.database.listen(topic, [weak = std::weak_ptr(state_), wanted = std::move(wanted)] {
            const auto state = weak.lock();
            if (!state) return;
            std::lock_guard lock(state->wake_mutex);
            for (const auto member : wanted)
                (*state).*member = true;
            state->wake.notify_all();
        });
    };
    listen("endpoints", {&State::scan_wanted});
    listen("endpoint-logs", {&State::scan_wanted});
    listen("runtime", {&State::scan_wanted});
    listen("model-packages", {&State::scan_wanted});
    listen("algorithms", {&State::scan_wanted});
    listen("readiness-checks", {&State::scan_wanted});
    listen("tries", {&State::scan_wanted});
    listen("released-images", {&State::release_wanted});
    listen("change-sets", {&State::catalog_wanted});
    listen("clock", {&State::catalog_wanted, &State::agreements_wanted});
    s.endpoint_workers =
        std::make_unique<Workers>(s.options.endpoint_workers, [&s](const Workers::Key& key) { return s.advance(key); });
    s.validation_workers = std::make_unique<Workers>(s.options.validation_workers,
                                                     [&s](const Workers::Key& key) { return s.advance(key); });
    s.try_workers =
        std::make_unique<Workers>(s.options.try_workers, [&s](const Workers::Key& key) { return s.advance(key); });
    s.scanner = std::jthread([&s] { s.tick(); });
    s.catalog_thread = std::jthread([&s] { s.run_catalog(); });
    s.agreements_thread = std::jthread([&s] { s.run_agreements(); });
}

void Loops::stop() {
    State& s = *state_;
    {
        std::lock_guard lock(s.wake_mutex);
        s.stopped = true;
        s.wake.notify_all();
    }
    s.stopping.stop();
    s.fetches.stop();
    if (s.scanner.joinable()) s.scanner.join();
    if (s.catalog_thread.joinable()) s.catalog_thread.join();
    if (s.agreements_thread.joinable()) s.agreements_thread.join();
    s.endpoint_workers.reset();
    s.validation_workers.reset();
    s.try_workers.reset();
}

void Loops::run_once() {
    State& s = *state_;
    s.ready();
    s.agreements.run_once();
    remind_of_reviews(s.host.database, s.host.clock);
    watch_budgets(s.host.database, s.host.clock);
    s.catalog.run_once();
    for (const auto id : s.validation.find_open())
        s.validation.advance(id);
    for (const auto id : s.readiness.find_open())
        s.readiness.advance(id);
    for (const auto id : s.tries.find_all())
        s.tries.advance(id);
    for (const auto id : s.endpoints.find_all())
        s.endpoints.advance(id);
    s.catalog.run_once();
    sweep_orphans(s.host);
}

} // namespace control
