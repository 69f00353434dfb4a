#include "store/connection.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <sqlite3.h>

namespace store {

std::int64_t Row::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Row::view(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_blob(statement_, column));
    return {text ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string Row::text(int column) const {
    return std::string(view(column));
}

bool Row::null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::optional<std::string> Row::maybe_text(int column) const {
    if (null(column)) return std::nullopt;
    return text(column);
}

std::optional<base::Instant> Row::maybe_instant(int column) const {
    if (null(column)) return std::nullopt;
    return instant(column);
}

base::Document Row::document(int column) const {
    return null(column) ? base::Document() : boost::json::parse(view(column));
}

Value::Value(const base::Document& v) : kind_(Kind::Text), text_(boost::json::serialize(v)) {}

Value Value::blob(std::string bytes) {
    Value value(std::move(bytes));
    value.kind_ = Kind::Blob;
    return value;
}

void Value::bind(sqlite3_stmt* statement, int position) const {
    switch (kind_) {
    case Kind::Null:
        sqlite3_bind_null(statement, position);
        break;
    case Kind::Integer:
        sqlite3_bind_int64(statement, position, integer_);
        break;
    case Kind::Text:
        sqlite3_bind_text(statement, position, text_.data(), static_cast<int>(text_.size()), SQLITE_STATIC);
        break;
    case Kind::Blob:
        sqlite3_bind_blob(statement, position, text_.data(), static_cast<int>(text_.size()), SQLITE_STATIC);
        break;
    }
}

Connection::Connection(const std::filesystem::path& path, Mode mode) {
    int flags = SQLITE_OPEN_NOMUTEX |
                (mode == Mode::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE);
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
        std::string reason = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
        sqlite3_close(handle_);
        throw std::runtime_error(fmt::format("cannot open the database: {}", reason));
    }
    sqlite3_busy_timeout(handle_, 10'000);
    // The busy time-out comes first: changing the journal mode may already have to wait.
    script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
           "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; PRAGMA mmap_size = 268435456;");
    if (mode == Mode::Read) script("PRAGMA query_only = ON;");
}

Connection::~Connection() {
    for (auto& [sql, prepared] : statements_)
        sqlite3_finalize(prepared.statement);
    sqlite3_close(handle_);
}

void Connection::fail(std::string_view doing, std::string_view sql) {
    const int code = sqlite3_extended_errcode(handle_);
    const std::string reason = fmt::format("{} ({}) in: {}", doing, sqlite3_errmsg(handle_), sql);
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) throw Conflict(reason);
    throw std::runtime_error(reason);
}

sqlite3_stmt* Connection::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                           nullptr) != SQLITE_OK)
        fail("cannot prepare", sql);
    return statement;
}

void Connection::script(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail("cannot run", sql);
}

// Holds a statement while it steps: from the cache, or one of its own where the cached one is in use.
struct Lease {
    Lease(Connection& connection, std::string_view sql) {
        auto found = connection.statements_.find(sql);
        if (found == connection.statements_.end())
            found =
                connection.statements_.emplace(std::string(sql), Connection::Prepared{connection.prepare(sql)}).first;
        if (found->second.busy) {
            statement = connection.prepare(sql);
        } else {
            cached = &found->second;
            cached->busy = true;
            statement = cached->statement;
        }
    }
    ~Lease() {
        if (cached) {
            sqlite3_reset(statement);
            sqlite3_clear_bindings(statement);
            cached->busy = false;
        } else {
            sqlite3_finalize(statement);
        }
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    sqlite3_stmt* statement;
    Connection::Prepared* cached = nullptr;
};

namespace {

// SQLite numbers "$3" by where it first stands in the text, not by its name: each place is given the value it names.
void bind(sqlite3_stmt* statement, const Values& values) {
    const int places = sqlite3_bind_parameter_count(statement);
    for (int place = 1; place <= places; ++place) {
        const char* name = sqlite3_bind_parameter_name(statement, place); // "$3"
        const std::size_t number = name ? std::strtoul(name + 1, nullptr, 10) : 0;
        if (number == 0 || number > values.size())
            throw std::logic_error(fmt::format("no value for a parameter of: {}", sqlite3_sql(statement)));
        values[number - 1].bind(statement, place);
    }
}

} // namespace

std::int64_t Connection::run(std::string_view sql, const Values& values, const std::function<bool(const Row&)>& each) {
    Lease lease(*this, sql);
    bind(lease.statement, values);
    const Row row(lease.statement);
    int state;
    while ((state = sqlite3_step(lease.statement)) == SQLITE_ROW)
        if (each && !each(row)) return 0;
    if (state != SQLITE_DONE) fail("failed", sql);
    return sqlite3_changes64(handle_);
}

} // namespace store
