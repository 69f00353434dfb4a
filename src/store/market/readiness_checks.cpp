#include "store/market/readiness_checks.hpp"

namespace store {

namespace {

constexpr const char* by_id =
    "SELECT id, account, subject, status, requested, ended, plan, results FROM readiness_check WHERE id = $1";
constexpr const char* last_of_subject =
    "SELECT id, account, subject, status, requested, ended, plan, results FROM readiness_check "
    "WHERE account = $1 AND subject = $2 ORDER BY id DESC LIMIT 1";

ReadinessCheck make_check(const Row& row) {
    ReadinessCheck check;
    check.id = row.integer(0);
    check.account = row.text(1);
    check.subject = row.text(2);
    check.status = row.text(3);
    check.requested = row.instant(4);
    check.ended = row.maybe_instant(5);
    check.plan = row.document(6);
    check.results = row.document(7);
    return check;
}

} // namespace

void insert_readiness_check(Transaction& tx, ReadinessCheck& check) {
    check.id = tx.one("INSERT INTO readiness_check (account, subject, status, requested, plan, results) "
                      "VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
                      {check.account, check.subject, check.status, check.requested, check.plan, check.results},
                      [](const Row& row) { return row.integer(0); })
                   .value();
    tx.ring("readiness-checks");
}

void save_readiness_check(Transaction& tx, const ReadinessCheck& check) {
    tx.exec("UPDATE readiness_check SET status = $2, ended = $3, results = $4 WHERE id = $1",
            {check.id, check.status, check.ended, check.results});
}

std::optional<ReadinessCheck> find_readiness_check(Reader& reader, std::int64_t id) {
    return reader.one(by_id, {id}, make_check);
}

std::optional<ReadinessCheck> find_last_readiness_check(Reader& reader, std::string_view account,
                                                        std::string_view subject) {
    return reader.one(last_of_subject, {account, subject}, make_check);
}

std::vector<std::int64_t> list_open_readiness_checks(Reader& reader) {
    return reader.all("SELECT id FROM readiness_check WHERE status IN ('QUEUED', 'RUNNING') ORDER BY id", {},
                      [](const Row& row) { return row.integer(0); });
}

std::int64_t count_open_readiness_checks(Reader& reader, std::string_view account) {
    return reader
        .one("SELECT count(*) FROM readiness_check WHERE account = $1 AND status IN ('QUEUED', 'RUNNING')", {account},
             [](const Row& row) { return row.integer(0); })
        .value();
}

void append_readiness_log(Transaction& tx, std::int64_t check, const std::vector<ReadinessLogLine>& lines,
                          std::int64_t most) {
    for (const ReadinessLogLine& line : lines)
        tx.exec("INSERT INTO readiness_log_line (readiness_check, time, message) VALUES ($1, $2, $3)",
                {check, line.time, line.message});
    tx.exec("DELETE FROM readiness_log_line WHERE readiness_check = $1 AND id <= "
            "(SELECT id FROM readiness_log_line WHERE readiness_check = $1 ORDER BY id DESC LIMIT 1 OFFSET $2)",
            {check, most});
}

void clear_readiness_log(Transaction& tx, std::int64_t check) {
    tx.exec("DELETE FROM readiness_log_line WHERE readiness_check = $1", {check});
}

std::vector<ReadinessLogLine> list_readiness_log(Reader& reader, std::int64_t check, std::int64_t after,
                                                 std::int64_t limit) {
    return reader.all("SELECT id, time, message FROM readiness_log_line WHERE readiness_check = $1 AND id > $2 "
                      "ORDER BY id LIMIT $3",
                      {check, after, limit}, [](const Row& row) {
                          return ReadinessLogLine{row.integer(0), row.instant(1), row.text(2)};
                      });
}

} // namespace store
