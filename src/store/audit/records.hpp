// The audit trail: records in a chain, each holding on to the one before it by a hash, so that none can be changed,
// left out or put in without every later hash being wrong. Records are appended only; secrets are never in them.
#pragma once

#include "store/database.hpp"

namespace store {

enum class AuditOutcome { Done, Refused };

struct AuditRecord {
    base::Instant at;
    std::string account; // of who acts; "" where nobody was recognised
    std::string principal;
    std::string from;
    std::string service;
    std::string operation;
    std::string action;   // the permission asked for last
    std::string resource; // and on what
    std::string request_id;
    std::vector<std::string> changed; // change sets, and entities as "id@revision"
    AuditOutcome outcome = AuditOutcome::Done;
    std::string error;
    std::int64_t unrecorded = 0; // refusals before this one for which there was no room
};

// Of what the market does by itself, for an account that it concerns.
AuditRecord act_of_market(std::string_view operation, const std::string& account, base::Instant now);

struct StoredAuditRecord {
    std::int64_t sequence = 0;
    std::string account;
    std::string record; // canonical JSON: what the hash is of
    std::string hash;
};

std::string_view render(AuditOutcome outcome);
// The record's text: members in the order of their names, none left out.
std::string render_audit(const AuditRecord& record, std::int64_t sequence);
std::string audit_hash(std::string_view previous, std::string_view record);

void append_audit(Transaction& tx, const AuditRecord& record);

struct AuditQuery {
    std::optional<std::string> account; // absent: everybody's
    std::optional<std::string> operation;
    std::optional<AuditOutcome> outcome;
    bool newest_first = false;
    std::int64_t after = 0;             // only higher numbers
    std::optional<std::int64_t> before; // only lower ones
    std::int64_t limit = 100;
};
std::vector<StoredAuditRecord> list_audit(Reader& reader, const AuditQuery& query);

struct AuditVerdict {
    std::int64_t records = 0;
    std::string head; // the last good record's hash; keep it elsewhere to notice a cut-off end
    std::optional<std::int64_t> broken;
    std::string what; // of the first broken record
};
AuditVerdict verify_audit(Reader& reader);

} // namespace store
