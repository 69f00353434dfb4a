#include "store/market/assignments.hpp"

namespace store {

namespace {

// One of a kind that waits, by its subject.
constexpr std::string_view waiting =
    "((a.kind = 'PUBLISHING_REVIEW' AND EXISTS (SELECT 1 FROM publishing_review r WHERE r.change_set = a.subject AND "
    "r.status = 'WAITING')) OR (a.kind = 'TEST_ACCOUNT_REQUEST' AND EXISTS (SELECT 1 FROM test_account_request t WHERE "
    "t.id = a.subject AND t.status = 'WAITING')) OR (a.kind = 'SELLER' AND EXISTS (SELECT 1 FROM seller s WHERE "
    "s.account = a.subject AND s.state = 'PENDING_VERIFICATION')))";

} // namespace

std::vector<Assignment> list_assignments(Reader& reader) {
    static const std::string sql = "SELECT a.kind, a.subject, a.assignee, a.assigned_by, a.assigned FROM assignment a "
                                   "WHERE " +
                                   std::string(waiting) + " ORDER BY a.assigned DESC, a.kind, a.subject";
    return reader.all(sql, {}, [](const Row& row) {
        return Assignment{row.text(0), row.text(1), row.text(2), row.text(3), row.instant(4)};
    });
}

bool is_waiting(Reader& reader, std::string_view kind, std::string_view subject) {
    static const std::string sql =
        "SELECT 1 FROM (SELECT $1 AS kind, $2 AS subject) AS a WHERE " + std::string(waiting);
    return reader.one(sql, {kind, subject}, [](const Row&) { return true; }).has_value();
}

void save_assignment(Transaction& tx, const Assignment& assignment) {
    static const std::string forget = "DELETE FROM assignment AS a WHERE NOT " + std::string(waiting);
    tx.exec(forget, {});
    tx.exec("INSERT INTO assignment (kind, subject, assignee, assigned_by, assigned) VALUES ($1, $2, $3, $4, $5) "
            "ON CONFLICT (kind, subject) DO UPDATE SET assignee = excluded.assignee, "
            "assigned_by = excluded.assigned_by, assigned = excluded.assigned",
            {assignment.kind, assignment.subject, assignment.assignee, assignment.assigned_by, assignment.assigned});
}

void delete_assignment(Transaction& tx, std::string_view kind, std::string_view subject) {
    tx.exec("DELETE FROM assignment WHERE kind = $1 AND subject = $2", {kind, subject});
}

} // namespace store
