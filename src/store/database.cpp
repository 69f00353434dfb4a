#include "store/database.hpp"

#include "base/log.hpp"
#include "store/audit/scope.hpp"
#include "store/connection.hpp"
#include "store/migrations.hpp"

#include <condition_variable>
#include <deque>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <sqlite3.h>
#include <thread>

namespace store {

void Reader::run(std::string_view sql, const Values& values, const std::function<bool(const Row&)>& each) {
    connection_.run(sql, values, each);
}

std::int64_t Transaction::exec(std::string_view sql, const Values& values) {
    return connection_.run(sql, values, {});
}

namespace {

struct Job {
    std::function<void(Transaction&)> work;
    std::function<void(std::exception_ptr)> done;
    std::vector<std::string> bells;
    std::exception_ptr error;
};

// Each migration and its record are one transaction: a crash between two leaves a schema that the next start completes.
void migrate(Connection& connection) {
    connection.script("CREATE TABLE IF NOT EXISTS migration ("
                      "number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied INTEGER NOT NULL) STRICT;");
    std::set<std::int64_t> applied;
    connection.run("SELECT number FROM migration", {}, [&](const Row& row) {
        applied.insert(row.integer(0));
        return true;
    });
    for (std::int64_t number : applied) {
        const bool known = std::any_of(migrations().begin(), migrations().end(),
                                       [&](const Migration& m) { return m.number == number; });
        if (!known)
            throw std::runtime_error(fmt::format("the database has migration {} which this version does not know: "
                                                 "start the newer version that wrote it",
                                                 number));
    }
    for (const Migration& migration : migrations()) {
        if (applied.contains(migration.number)) continue;
        connection.run("BEGIN IMMEDIATE");
        try {
            connection.script(migration.sql);
            connection.run("INSERT INTO migration (number, name, applied) VALUES ($1, $2, unixepoch() * 1000000)",
                           {migration.number, migration.name}, {});
            connection.run("COMMIT");
        } catch (...) {
            connection.run("ROLLBACK");
            throw;
        }
    }
}

// Marks a generation that nothing may be kept for.
constexpr std::uint64_t unsettled = std::uint64_t{1} << 63;

} // namespace

struct Database::State {
    struct Topic {
        std::atomic<std::uint64_t> generation{1};
        std::atomic<int> committing{0}; // transactions that rang it and are about to be seen
        std::vector<std::function<void()>> listeners;
    };

    explicit State(DatabaseOptions given) : options(std::move(given)), writer(options.path, Connection::Mode::Write) {
        migrate(writer);
        data_version = external_version();
        for (int i = 0; i < options.readers; ++i)
            idle.push_back(std::make_unique<Connection>(options.path, Connection::Mode::Read));
        thread = std::thread([this] { write_loop(); });
    }

    ~State() {
        {
            std::lock_guard lock(queue_mutex);
            stopping = true;
        }
        queue_filled.notify_one();
        thread.join();
    }

    void enqueue(std::unique_ptr<Job> job) {
        {
            std::lock_guard lock(queue_mutex);
            if (stopping) throw std::runtime_error("the database is closing");
            queue.push_back(std::move(job));
        }
        queue_filled.notify_one();
    }

    void write_loop() {
        std::vector<std::unique_ptr<Job>> batch;
        while (next_batch(batch)) {
            if (batch.empty())
                notice_other_processes();
            else
                commit(batch);
            batch.clear();
        }
    }

    // Waits for work; an empty batch is the idle tick. False when it is time to stop.
    bool next_batch(std::vector<std::unique_ptr<Job>>& batch) {
        std::unique_lock lock(queue_mutex);
        queue_filled.wait_for(lock, std::chrono::milliseconds(500), [&] { return !queue.empty() || stopping; });
        while (!queue.empty() && batch.size() < options.largest_batch) {
            batch.push_back(std::move(queue.front()));
            queue.pop_front();
        }
        return !batch.empty() || !stopping;
    }

    void commit(std::vector<std::unique_ptr<Job>>& batch) {
        std::vector<Topic*> settling;
        try {
            writer.run("BEGIN IMMEDIATE");
            for (auto& job : batch)
                run_in_savepoint(*job);
            settling = unsettle(batch);
            writer.run("COMMIT");
        } catch (...) {
            abandon();
            for (auto& job : batch)
                if (!job->error) job->error = std::current_exception();
        }
        for (auto& job : batch)
            if (!job->error) announce(job->bells);
        for (Topic* topic : settling)
            topic->committing.fetch_sub(1, std::memory_order_release);
        commits.fetch_add(1, std::memory_order_relaxed);
        writes.fetch_add(batch.size(), std::memory_order_relaxed);
        for (auto& job : batch)
            job->done(job->error);
    }

    // From before the commit until its bells have rung, nothing that is cached of their topics holds: others read the
    // rows as soon as they are there.
    std::vector<Topic*> unsettle(const std::vector<std::unique_ptr<Job>>& batch) {
        std::vector<Topic*> settling;
        for (const auto& job : batch)
            for (const std::string& bell : job->error ? std::vector<std::string>{} : job->bells) {
                settling.push_back(&topic_of(bell));
                settling.back()->committing.fetch_add(1, std::memory_order_seq_cst);
            }
        return settling;
    }

    void run_in_savepoint(Job& job) {
        writer.run("SAVEPOINT job");
        try {
            Transaction transaction(writer);
            job.work(transaction);
            job.bells = transaction.bells();
        } catch (...) {
            job.error = std::current_exception();
            writer.run("ROLLBACK TO job");
        }
        writer.run("RELEASE job");
    }

    void abandon() noexcept {
        try {
            writer.run("ROLLBACK");
        } catch (...) {
            // SQLite may have rolled back by itself (disk full): there is nothing left to undo.
        }
    }

    void announce(const std::vector<std::string>& bells) {
        for (const std::string& topic : bells) {
            std::shared_lock lock(topics_mutex);
            auto found = topics.find(topic);
            if (found == topics.end()) {
                lock.unlock();
                topic_of(topic).generation.fetch_add(1, std::memory_order_release);
                continue;
            }
            found->second.generation.fetch_add(1, std::memory_order_release);
            for (auto& wake : found->second.listeners)
                wake();
        }
    }

    // Another process (the command line) may have written: whatever is cached or waited for must be looked at again.
    void notice_other_processes() {
        const std::int64_t version = external_version();
        if (version == data_version) return;
        data_version = version;
        std::shared_lock lock(topics_mutex);
        for (auto& [name, topic] : topics) {
            topic.generation.fetch_add(1, std::memory_order_release);
            for (auto& wake : topic.listeners)
                wake();
        }
    }

    // Changes only when another connection than the writer has committed; all ours that write are the writer.
    std::int64_t external_version() {
        std::int64_t version = 0;
        writer.run("PRAGMA data_version", {}, [&](const Row& row) {
            version = row.integer(0);
            return false;
        });
        return version;
    }

    Topic& topic_of(std::string_view name) {
        {
            std::shared_lock lock(topics_mutex);
            if (auto found = topics.find(name); found != topics.end()) return found->second;
        }
        std::unique_lock lock(topics_mutex);
        return topics.try_emplace(std::string(name)).first->second;
    }

    DatabaseOptions options;
    Connection writer;
    std::int64_t data_version = 0;

    std::mutex idle_mutex;
    std::condition_variable idle_returned;
    std::vector<std::unique_ptr<Connection>> idle;

    std::mutex queue_mutex;
    std::condition_variable queue_filled;
    std::deque<std::unique_ptr<Job>> queue;
    bool stopping = false;

    std::shared_mutex topics_mutex;
    std::map<std::string, Topic, std::less<>> topics;

    std::atomic<std::uint64_t> looks{0}; // at topics while they settle: no two are alike
    std::atomic<std::uint64_t> commits{0};
    std::atomic<std::uint64_t> writes{0};
    std::thread thread;
};

Database::Database(DatabaseOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Database::~Database() = default;

void Database::run_read(const std::function<void(Reader&)>& f) {
    std::unique_ptr<Connection> connection;
    {
        std::unique_lock lock(state_->idle_mutex);
        state_->idle_returned.wait(lock, [&] { return !state_->idle.empty(); });
        connection = std::move(state_->idle.back());
        state_->idle.pop_back();
    }
    struct Return {
        State& state;
        std::unique_ptr<Connection>& connection;
        ~Return() {
            {
                std::lock_guard lock(state.idle_mutex);
                state.idle.push_back(std::move(connection));
            }
            state.idle_returned.notify_one();
        }
    } give_back{*state_, connection};

    connection->run("BEGIN");
    try {
        Reader reader(*connection);
        f(reader);
    } catch (...) {
        connection->run("ROLLBACK");
        throw;
    }
    connection->run("COMMIT");
}

void Database::run_write(const std::function<void(Transaction&)>& f) {
    std::mutex mutex;
    std::condition_variable finished;
    bool ready = false;
    std::exception_ptr error;
    AuditScope* scope = AuditScope::current();
    const bool audited = scope && scope->writes;
    const std::function<void(Transaction&)> recorded = audited ? scope->recorded(f) : nullptr;
    auto job = std::make_unique<Job>();
    job->work = std::cref(audited ? recorded : f);
    job->done = [&](const std::exception_ptr& e) {
        std::lock_guard lock(mutex);
        error = e;
        ready = true;
        finished.notify_one();
    };
    state_->enqueue(std::move(job));
    std::unique_lock lock(mutex);
    finished.wait(lock, [&] { return ready; });
    if (error) std::rethrow_exception(error);
}

void Database::write_later(std::function<void(Transaction&)> f, std::function<void(std::exception_ptr)> done) {
    auto job = std::make_unique<Job>();
    job->work = std::move(f);
    job->done = std::move(done);
    state_->enqueue(std::move(job));
}

void Database::listen(std::string topic, std::function<void()> wake) {
    std::unique_lock lock(state_->topics_mutex);
    state_->topics.try_emplace(std::move(topic)).first->second.listeners.push_back(std::move(wake));
}

std::uint64_t Database::generation(std::string_view topic) const {
    State::Topic& of = state_->topic_of(topic);
    if (of.committing.load(std::memory_order_seq_cst) > 0)
        return unsettled | state_->looks.fetch_add(1, std::memory_order_relaxed);
    return of.generation.load(std::memory_order_acquire);
}

WriteCounts Database::write_counts() const {
    return {state_->commits.load(std::memory_order_relaxed), state_->writes.load(std::memory_order_relaxed)};
}

} // namespace store
