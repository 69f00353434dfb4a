// One SQLite connection with its prepared statements. Used by one thread at a time; only Database makes them.
#pragma once

#include "store/database.hpp"

#include <map>
#include <string>

namespace store {

class Connection {
  public:
    enum class Mode { Write, Read };
    // Opens the file (Write creates it). Throws std::runtime_error with SQLite's reason.
    Connection(const std::filesystem::path& path, Mode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Steps the statement; `each` is called a row and returns false to stop. How many rows were changed.
    std::int64_t run(std::string_view sql, const Values& values, const std::function<bool(const Row&)>& each);
    // Runs a script of several statements without parameters.
    void script(const char* sql);
    // BEGIN, COMMIT, ROLLBACK and savepoints: no rows, no parameters.
    void run(std::string_view sql) { run(sql, {}, {}); }

  private:
    friend struct Lease;
    struct Prepared {
        sqlite3_stmt* statement = nullptr;
        bool busy = false; // stepping: a nested use of the same text gets a statement of its own
    };
    sqlite3_stmt* prepare(std::string_view sql);
    [[noreturn]] void fail(std::string_view doing, std::string_view sql);

    sqlite3* handle_ = nullptr;
    std::map<std::string, Prepared, std::less<>> statements_;
};

} // namespace store
