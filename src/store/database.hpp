// The store's one face over an embedded SQLite database (PostgreSQL joins behind the same face).
//
// Promises: read() sees one snapshot; write() returns only when its changes are durable (fsync), or throws and leaves
// nothing; writes run one after another, each in its own savepoint, and many waiting ones share one fsync. Never: SQL
// outside this room, an update without a transaction, a lost write after a return.
#pragma once

#include "base/document.hpp"
#include "base/instant.hpp"

#include <atomic>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

// Thrown where a saved revision is not the one that was read, or a unique name is taken.
struct Conflict : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// A column's value of the current row, by position from 0.
class Row {
  public:
    explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string_view view(int column) const; // valid until the next step
    bool flag(int column) const { return integer(column) != 0; }
    base::Instant instant(int column) const { return base::Instant::from_micros(integer(column)); }
    bool null(int column) const;
    std::optional<std::string> maybe_text(int column) const;
    std::optional<base::Instant> maybe_instant(int column) const;
    base::Document document(int column) const;

  private:
    sqlite3_stmt* statement_;
};

// A parameter: what may be bound to $1, $2, …
class Value {
  public:
    Value(std::nullptr_t) {}
    Value(std::int64_t v) : kind_(Kind::Integer), integer_(v) {}
    Value(int v) : Value(static_cast<std::int64_t>(v)) {}
    Value(bool v) : Value(static_cast<std::int64_t>(v)) {}
    Value(base::Instant t) : Value(t.micros()) {}
    Value(std::string v) : kind_(Kind::Text), text_(std::move(v)) {}
    Value(std::string_view v) : Value(std::string(v)) {}
    Value(const char* v) : Value(std::string(v)) {}
    Value(const base::Document& v);
    template<class T>
    Value(const std::optional<T>& v) : Value(v ? Value(*v) : Value(nullptr)) {}
    static Value blob(std::string bytes);
    // Binds to parameter `position` (from 1); this value must outlive the statement's run.
    void bind(sqlite3_stmt* statement, int position) const;

  private:
    enum class Kind { Null, Integer, Text, Blob } kind_ = Kind::Null;
    std::int64_t integer_ = 0;
    std::string text_;
};

using Values = std::vector<Value>;

// A connection inside a snapshot. Statements are prepared once per connection and reused.
class Reader {
  public:
    explicit Reader(class Connection& connection) : connection_(connection) {}
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    // Calls `each` for every row; it may return bool (false stops) or void.
    template<class F>
    void each(std::string_view sql, const Values& values, F&& each) {
        run(sql, values, [&](const Row& row) {
            if constexpr (std::is_same_v<std::invoke_result_t<F, const Row&>, bool>)
                return each(row);
            else {
                each(row);
                return true;
            }
        });
    }
    // The first row turned into a value by `make`, or absent.
    template<class F>
    auto one(std::string_view sql, const Values& values, F&& make) {
        std::optional<std::invoke_result_t<F, const Row&>> found;
        run(sql, values, [&](const Row& row) {
            found.emplace(make(row));
            return false;
        });
        return found;
    }
    // All rows turned into values.
    template<class F>
    auto all(std::string_view sql, const Values& values, F&& make) {
        std::vector<std::invoke_result_t<F, const Row&>> found;
        run(sql, values, [&](const Row& row) {
            found.push_back(make(row));
            return true;
        });
        return found;
    }

  protected:
    void run(std::string_view sql, const Values& values, const std::function<bool(const Row&)>& each);
    class Connection& connection_;
};

class Transaction : public Reader {
  public:
    using Reader::Reader;
    // Runs a statement; how many rows it changed. Throws Conflict where a unique constraint is violated.
    std::int64_t exec(std::string_view sql, const Values& values = {});
    // After this transaction is durable, wakes whoever listens to the topic (Database::listen).
    void ring(std::string topic) { bells_.push_back(std::move(topic)); }
    const std::vector<std::string>& bells() const { return bells_; }

  private:
    std::vector<std::string> bells_;
};

struct DatabaseOptions {
    std::filesystem::path path;
    int readers = 4;
    std::size_t largest_batch = 256; // writes that may share one fsync
};

// Since start: durable commits, and the writes that shared them.
struct WriteCounts {
    std::uint64_t commits = 0;
    std::uint64_t writes = 0;
};

class Database {
  public:
    // Opens (creates) the file and applies the migrations that it lacks. Throws std::runtime_error with a remedy.
    explicit Database(DatabaseOptions options);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Runs `f(Reader&)` on a pooled connection, inside one snapshot; returns what it returns.
    template<class F>
    auto read(F&& f) {
        using R = std::invoke_result_t<F, Reader&>;
        if constexpr (std::is_void_v<R>)
            run_read([&](Reader& r) { f(r); });
        else {
            std::optional<R> result;
            run_read([&](Reader& r) { result.emplace(f(r)); });
            return std::move(*result);
        }
    }

    // Runs `f(Transaction&)` on the writer; returns what it returns once that is durable. `f` may run more than once
    // (a batch is repeated without the member that failed), so it has no effect outside its transaction.
    template<class F>
    auto write(F&& f) {
        using R = std::invoke_result_t<F, Transaction&>;
        if constexpr (std::is_void_v<R>)
            run_write([&](Transaction& tx) { f(tx); });
        else {
            std::optional<R> result;
            run_write([&](Transaction& tx) { result.emplace(f(tx)); });
            return std::move(*result);
        }
    }

    // The same without waiting: `done` is called on the writer's thread, with null once durable, else with the error.
    void write_later(std::function<void(Transaction&)> f, std::function<void(std::exception_ptr)> done);

    // Calls `wake` (quick, thread-safe, must not throw) after each durable transaction that rang the topic.
    void listen(std::string topic, std::function<void()> wake);

    // Grows with every durable transaction that rang the topic: what is cached at one value holds while it stays.
    std::uint64_t generation(std::string_view topic) const;

    WriteCounts write_counts() const;

  private:
    void run_read(const std::function<void(Reader&)>& f);
    void run_write(const std::function<void(Transaction&)>& f);
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace store
