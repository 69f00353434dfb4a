#include "store/runs/endpoint_logs.hpp"

#include <algorithm>

namespace store {

namespace {

LogLine make_line(const Row& row) {
    return {.id = row.integer(0), .time = row.instant(1), .stream = row.text(2), .message = row.text(3)};
}

} // namespace

std::int64_t find_log_mark(Reader& reader, std::int64_t endpoint, std::string_view container) {
    return reader
        .one("SELECT read_to FROM endpoint_log_mark WHERE endpoint = $1 AND container = $2", {endpoint, container},
             [](const Row& row) { return row.integer(0); })
        .value_or(0);
}

void save_log_mark(Transaction& tx, std::int64_t endpoint, std::string_view container, std::int64_t read_to) {
    tx.exec("INSERT INTO endpoint_log_mark (endpoint, container, read_to) VALUES ($1, $2, $3) "
            "ON CONFLICT (endpoint, container) DO UPDATE SET read_to = excluded.read_to",
            {endpoint, container, read_to});
}

void append_log_lines(Transaction& tx, std::int64_t endpoint, const std::vector<LogLine>& lines, std::int64_t most) {
    for (const LogLine& line : lines)
        tx.exec("INSERT INTO endpoint_log_line (endpoint, time, stream, message) VALUES ($1, $2, $3, $4)",
                {endpoint, line.time, line.stream, line.message});
    tx.exec("DELETE FROM endpoint_log_line WHERE endpoint = $1 AND id <= "
            "(SELECT id FROM endpoint_log_line WHERE endpoint = $1 ORDER BY id DESC LIMIT 1 OFFSET $2)",
            {endpoint, most});
}

std::vector<LogLine> list_log_lines(Reader& reader, std::int64_t endpoint, std::int64_t after, std::int64_t limit) {
    return reader.all("SELECT id, time, stream, message FROM endpoint_log_line WHERE endpoint = $1 AND id > $2 "
                      "ORDER BY id LIMIT $3",
                      {endpoint, after, limit}, make_line);
}

std::vector<LogLine> list_last_log_lines(Reader& reader, std::int64_t endpoint, std::int64_t limit) {
    auto lines = reader.all("SELECT id, time, stream, message FROM endpoint_log_line WHERE endpoint = $1 "
                            "ORDER BY id DESC LIMIT $2",
                            {endpoint, limit}, make_line);
    std::reverse(lines.begin(), lines.end());
    return lines;
}

std::vector<LogLine> list_job_log_lines(Reader& reader, std::int64_t one, std::int64_t other,
                                        std::optional<std::int64_t> after, std::int64_t limit) {
    if (after)
        return reader.all("SELECT id, time, stream, message FROM endpoint_log_line WHERE endpoint IN ($1, $2) AND "
                          "id > $3 ORDER BY id LIMIT $4",
                          {one, other, *after, limit}, make_line);
    auto lines = reader.all("SELECT id, time, stream, message FROM endpoint_log_line WHERE endpoint IN ($1, $2) "
                            "ORDER BY id DESC LIMIT $3",
                            {one, other, limit}, make_line);
    std::reverse(lines.begin(), lines.end());
    return lines;
}

base::Instant watched_until(Reader& reader, std::int64_t endpoint) {
    return reader
        .one("SELECT until FROM endpoint_log_watch WHERE endpoint = $1", {endpoint},
             [](const Row& row) { return row.instant(0); })
        .value_or(base::Instant());
}

void watch_logs(Transaction& tx, std::int64_t endpoint, base::Instant until) {
    tx.exec("INSERT INTO endpoint_log_watch (endpoint, until) VALUES ($1, $2) "
            "ON CONFLICT (endpoint) DO UPDATE SET until = excluded.until",
            {endpoint, until});
    tx.ring("endpoint-logs");
}

} // namespace store
