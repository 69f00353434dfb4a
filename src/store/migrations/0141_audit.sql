-- Who did what: one record for each write and each refused access. hash is the SHA-256 of the record before it, as 64
-- hexadecimal digits, and this record's text; the first follows on 64 zeros. Records are never changed or removed.
CREATE TABLE audit_record (
    sequence INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    record TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE INDEX audit_record_by_account ON audit_record (account, sequence);
