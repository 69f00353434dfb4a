// Structured log: one JSON object a line, to standard error (or a file, as configured). Fields are {"name", value}
// pairs. Secrets, request bodies and Authorization headers are never passed to it.
#pragma once

#include <boost/json/value.hpp>
#include <concepts>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace base::log {

enum class Level { Debug, Info, Warn, Error, Off };

// A named value of a log line.
struct Field {
    Field(std::string_view n, boost::json::value v) : name(n), value(std::move(v)) {}
    Field(std::string_view n, boost::json::string v) : name(n), value(std::move(v)) {}
    Field(std::string_view n, std::string_view v) : name(n), value(v) {}
    Field(std::string_view n, const char* v) : name(n), value(v) {}
    Field(std::string_view n, const std::string& v) : name(n), value(v) {}
    template<std::integral T>
    Field(std::string_view n, T v) : name(n), value(v) {}
    std::string_view name;
    boost::json::value value;
};
using Fields = std::initializer_list<Field>;

void set_level(Level level);
std::optional<Level> parse_level(std::string_view text);
bool enabled(Level level);
void write(Level level, std::string_view message, Fields fields = {});

inline void debug(std::string_view message, Fields fields = {}) {
    write(Level::Debug, message, fields);
}
inline void info(std::string_view message, Fields fields = {}) {
    write(Level::Info, message, fields);
}
inline void warn(std::string_view message, Fields fields = {}) {
    write(Level::Warn, message, fields);
}
inline void error(std::string_view message, Fields fields = {}) {
    write(Level::Error, message, fields);
}

} // namespace base::log
