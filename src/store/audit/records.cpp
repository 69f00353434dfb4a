#include "store/audit/records.hpp"

#include "base/digest.hpp"

#include <fmt/format.h>

namespace store {

namespace {

const std::string before_the_first(64, '0');

StoredAuditRecord read_record(const Row& row) {
    return {.sequence = row.integer(0), .account = row.text(1), .record = row.text(2), .hash = row.text(3)};
}

// What is wrong with a record that follows on `previous`; empty if nothing is.
std::string find_fault(const StoredAuditRecord& stored, std::int64_t expected, std::string_view previous) {
    if (stored.sequence != expected) return fmt::format("record {} is missing", expected);
    if (stored.hash != audit_hash(previous, stored.record)) return "its hash does not fit its text and the one before";
    const auto document = base::parse_document(stored.record);
    if (!document || base::find_int(*document, "sequence") != stored.sequence ||
        base::text_at(*document, "account") != stored.account)
        return "its text is another record's";
    return "";
}

} // namespace

AuditRecord act_of_market(std::string_view operation, const std::string& account, base::Instant now) {
    AuditRecord record;
    record.at = now;
    record.account = account;
    record.principal = "souk";
    record.operation = operation;
    return record;
}

std::string_view render(AuditOutcome outcome) {
    return outcome == AuditOutcome::Done ? "DONE" : "REFUSED";
}

std::string render_audit(const AuditRecord& record, std::int64_t sequence) {
    return base::render(boost::json::object{
        {"account", record.account},
        {"action", record.action},
        {"changed", boost::json::array(record.changed.begin(), record.changed.end())},
        {"error", record.error},
        {"from", record.from},
        {"operation", record.operation},
        {"outcome", render(record.outcome)},
        {"principal", record.principal},
        {"requestId", record.request_id},
        {"resource", record.resource},
        {"sequence", sequence},
        {"service", record.service},
        {"time", base::render_iso(record.at)},
        {"unrecorded", record.unrecorded},
    });
}

std::string audit_hash(std::string_view previous, std::string_view record) {
    return base::hex(base::sha256(fmt::format("{}{}", previous, record)));
}

void append_audit(Transaction& tx, const AuditRecord& record) {
    const auto last = tx.one("SELECT sequence, account, record, hash FROM audit_record ORDER BY sequence DESC LIMIT 1",
                             {}, read_record);
    const std::int64_t sequence = last ? last->sequence + 1 : 1;
    const std::string text = render_audit(record, sequence);
    tx.exec("INSERT INTO audit_record (sequence, account, record, hash) VALUES ($1, $2, $3, $4)",
            {sequence, record.account, text, audit_hash(last ? last->hash : before_the_first, text)});
}

std::vector<StoredAuditRecord> list_audit(Reader& reader, const AuditQuery& query) {
    std::string sql = "SELECT sequence, account, record, hash FROM audit_record WHERE sequence > $1";
    Values values = {query.after};
    const auto only = [&](std::string_view condition, Value value) {
        values.push_back(std::move(value));
        sql += fmt::format(" AND {} ${}", condition, values.size());
    };
    if (query.before) only("sequence <", *query.before);
    if (query.account) only("account =", *query.account);
    if (query.operation) only("json_extract(record, '$.operation') =", *query.operation);
    if (query.outcome) only("json_extract(record, '$.outcome') =", render(*query.outcome));
    values.emplace_back(query.limit);
    sql += fmt::format(" ORDER BY sequence {} LIMIT ${}", query.newest_first ? "DESC" : "ASC", values.size());
    return reader.all(sql, values, read_record);
}

AuditVerdict verify_audit(Reader& reader) {
    AuditVerdict verdict;
    verdict.head = before_the_first;
    reader.each("SELECT sequence, account, record, hash FROM audit_record ORDER BY sequence", {}, [&](const Row& row) {
        const StoredAuditRecord stored = read_record(row);
        verdict.what = find_fault(stored, verdict.records + 1, verdict.head);
        if (!verdict.what.empty()) {
            verdict.broken = stored.sequence;
            return false;
        }
        ++verdict.records;
        verdict.head = stored.hash;
        return true;
    });
    return verdict;
}

} // namespace store
