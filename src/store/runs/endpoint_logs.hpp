// The lines that the containers of endpoints wrote: the newest of each endpoint, as long as the endpoint exists. The
// control loop appends what it read and marks how far; readers follow by a line's id, which grows.
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct LogLine {
    std::int64_t id = 0; // set when it is read
    base::Instant time;
    std::string stream;
    std::string message;
};

// How far the container's log was read, in nanoseconds since 1970; 0 where it never was.
std::int64_t find_log_mark(Reader& reader, std::int64_t endpoint, std::string_view container);
void save_log_mark(Transaction& tx, std::int64_t endpoint, std::string_view container, std::int64_t read_to);

// Keeps of the endpoint's lines the newest `most`.
void append_log_lines(Transaction& tx, std::int64_t endpoint, const std::vector<LogLine>& lines, std::int64_t most);

// In the order in which they were read: those after the line `after`, or the last ones.
std::vector<LogLine> list_log_lines(Reader& reader, std::int64_t endpoint, std::int64_t after, std::int64_t limit);
std::vector<LogLine> list_last_log_lines(Reader& reader, std::int64_t endpoint, std::int64_t limit);

// The same of two jobs together, which are resources as endpoints are; 0 stands for none. Without `after` the last
// ones.
std::vector<LogLine> list_job_log_lines(Reader& reader, std::int64_t one, std::int64_t other,
                                        std::optional<std::int64_t> after, std::int64_t limit);

// Until when somebody looks on; long ago where nobody ever did.
base::Instant watched_until(Reader& reader, std::int64_t endpoint);
// Rings "endpoint-logs".
void watch_logs(Transaction& tx, std::int64_t endpoint, base::Instant until);

} // namespace store
